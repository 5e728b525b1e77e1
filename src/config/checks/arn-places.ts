import { partitionOf } from "../../model/partition";
import type { ConsumerDraft, ProviderDraft } from "../draft";
import {
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  providersOf,
  regionOf,
  usesOf,
} from "../draft";
import { expected, type Finding, type Path, quoted } from "../finding";

/** An ARN of the file, and where what it names has to be. */
interface Located {
  readonly arn?: string;
  readonly path: Path;
  readonly region?: string;
  readonly account?: string;
}

/** ARNs name things that the parties can reach: in their partition, region and, for roles, account. */
export function arnPlaces(file: DeploymentDraft): readonly Finding[] {
  return [
    ...stateArns(file),
    ...providersOf(file).flatMap((provider) => providerArns(file, provider)),
    ...consumersOf(file).flatMap((consumer) => consumerArns(file, consumer)),
  ].flatMap(misplaced);
}

function misplaced({ arn, path, region, account }: Located): readonly Finding[] {
  if (arn === undefined || !arn.startsWith("arn:")) return [];
  const [, partition, , arnRegion, arnAccount] = arn.split(":");
  const wanted =
    region !== undefined && partition !== partitionOf(region)
      ? `an ARN of the partition ${partitionOf(region)}, as the region is ${region}`
      : region !== undefined && arnRegion !== "" && arnRegion !== region
        ? `an ARN of the region ${region}`
        : account !== undefined && arnAccount !== account
          ? `a role of the account ${account}`
          : undefined;
  return wanted === undefined ? [] : [{ path, message: expected(wanted, quoted(arn)) }];
}

function stateArns({ state }: DeploymentDraft): readonly Located[] {
  if (state?.type !== "s3") return [];
  return [{ arn: state.kmsKeyId, path: ["state", "kmsKeyId"], region: state.region }];
}

function providerArns(file: DeploymentDraft, provider: Member<ProviderDraft>): readonly Located[] {
  const { path, value } = provider;
  const region = regionOf(file, value);
  return [
    ...credentialArns(provider, region),
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
    ...credentialArns(consumer, region),
    { arn: value?.logs?.kmsKeyArn, path: [...path, "logs", "kmsKeyArn"], region },
    ...usesOf(consumer).map((use) => ({
      arn: use.value?.api?.accessRoleArn,
      path: [...use.path, "api", "accessRoleArn"],
      region,
      account: use.value?.api?.account,
    })),
  ];
}

function credentialArns(
  { path, value }: Member<ProviderDraft | ConsumerDraft>,
  region?: string,
): readonly Located[] {
  const arn = value?.credentials?.assumeRole?.roleArn;
  return [{ arn, path: [...path, "credentials", "assumeRole", "roleArn"], region, account: value?.account }];
}
