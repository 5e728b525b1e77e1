import { partitionOf } from "../../../model/aws/partition";
import { expected, type Finding, type Path, quoted } from "../../findings/finding";
import type { ConsumerDraft, ProviderDraft } from "../../outline/draft";
import {
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  providersOf,
  regionOf,
  usesOf,
} from "../../outline/draft";

/** An ARN of the file, and where what it names has to be. */
interface Located {
  readonly arn?: string;
  readonly path: Path;
  readonly region?: string;
  readonly account?: string;
  /** True for a policy, which is the account's or AWS's own. @default a role of the account */
  readonly isPolicy?: true;
}

/** ARNs name things that the parties can reach: in their partition, region and, for roles and policies, account. */
export function arnPlaces(file: DeploymentDraft): readonly Finding[] {
  return [
    ...stateArns(file),
    ...providersOf(file).flatMap((provider) => providerArns(file, provider)),
    ...consumersOf(file).flatMap((consumer) => consumerArns(file, consumer)),
  ].flatMap(misplaced);
}

function misplaced(located: Located): readonly Finding[] {
  const { arn, path } = located;
  const wanted = arn?.startsWith("arn:") ? placeOf(located, arn) : undefined;
  return arn === undefined || wanted === undefined ? [] : [{ path, message: expected(wanted, quoted(arn)) }];
}

/** The description that an ARN should fit and does not; undefined if it is in its place. */
function placeOf({ region, account, isPolicy }: Located, arn: string): string | undefined {
  const [, partition, , arnRegion, arnAccount] = arn.split(":");
  if (region !== undefined && partition !== partitionOf(region))
    return `an ARN of the partition ${partitionOf(region)}, as the region is ${region}`;
  if (region !== undefined && arnRegion !== "" && arnRegion !== region)
    return `an ARN of the region ${region}`;
  if (account === undefined || arnAccount === account) return undefined;
  if (!isPolicy) return `a role of the account ${account}`;
  return arnAccount === "aws" ? undefined : `a policy of the account ${account}, or of AWS`;
}

function stateArns({ state }: DeploymentDraft): readonly Located[] {
  if (state?.type !== "s3") return [];
  return [{ arn: state.kmsKeyId, path: ["state", "kmsKeyId"], region: state.region }];
}

function providerArns(file: DeploymentDraft, provider: Member<ProviderDraft>): readonly Located[] {
  const { path, value } = provider;
  const region = regionOf(file, value);
  return [
    ...partyArns(provider, region),
    {
      arn: value?.service?.accessLog?.kmsKeyArn,
      path: [...path, "service", "accessLog", "kmsKeyArn"],
      region,
    },
    { arn: value?.alarms?.topicArn, path: [...path, "alarms", "topicArn"], region },
    ...externalsOf(provider).flatMap((external) =>
      (["callerRoleArns", "trustedRoleArns"] as const).flatMap((key) =>
        (external.value?.[key] ?? []).map((arn, i) => ({
          arn,
          path: [...external.path, key, i],
          region,
          account: external.value?.account,
        })),
      ),
    ),
  ];
}

function consumerArns(file: DeploymentDraft, consumer: Member<ConsumerDraft>): readonly Located[] {
  const { path, value } = consumer;
  const region = regionOf(file, value);
  return [
    ...partyArns(consumer, region),
    ...clientsOf(consumer).map((client) => ({
      arn: client.value?.type === "role" ? client.value.arn : undefined,
      path: [...client.path, "arn"],
      region,
    })),
    { arn: value?.logs?.kmsKeyArn, path: [...path, "logs", "kmsKeyArn"], region },
    ...usesOf(consumer).map((use) => ({
      arn: use.value?.api?.accessRoleArn,
      path: [...use.path, "api", "accessRoleArn"],
      region,
      account: use.value?.api?.account,
    })),
  ];
}

/** The role that Terraform enters the account with, and the policy that limits the roles that it makes there. */
function partyArns(
  { path, value }: Member<ProviderDraft | ConsumerDraft>,
  region?: string,
): readonly Located[] {
  const account = value?.account;
  return [
    {
      arn: value?.credentials?.assumeRole?.roleArn,
      path: [...path, "credentials", "assumeRole", "roleArn"],
      region,
      account,
    },
    {
      arn: value?.roles?.permissionsBoundary,
      path: [...path, "roles", "permissionsBoundary"],
      region,
      account,
      isPolicy: true,
    },
  ];
}
