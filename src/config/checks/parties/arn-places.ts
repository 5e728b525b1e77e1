import { partitionOf } from "../../../model/aws/partition";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import { valuesAt } from "../../outline/draft";
import type { PartiesOutline } from "../../outline/parties";
import type { PartyOutline } from "../../outline/party";

/** A key under which ARNs stand. */
interface ArnKey {
  /** The way from a party down to it; `*` is any key. */
  readonly key: string;
  /** The number of keys down to the map whose `account` is the ARN's. @default the ARN may be of any account */
  readonly ownerAt?: number;
  /** A policy may also be AWS's own. @default "role" */
  readonly what?: "role" | "policy" | "secret" | "balancer" | "certificate";
  /** True where it may be of any region. */
  readonly isAnywhere?: true;
}

const PARTY: readonly ArnKey[] = [
  { key: "credentials.assumeRole.roleArn", ownerAt: 0 },
  { key: "roles.permissionsBoundary", ownerAt: 0, what: "policy" },
];
const PROVIDER: readonly ArnKey[] = [
  ...PARTY,
  { key: "service.accessLog.kmsKeyArn" },
  { key: "service.logs.kmsKeyArn" },
  { key: "service.domain.certificateArn", ownerAt: 0, what: "certificate" },
  { key: "service.compute.loadBalancerArn", ownerAt: 0, what: "balancer" },
  { key: "alarms.topicArn" },
  { key: "externalConsumers.*.callerRoleArns.*", ownerAt: 2 },
  { key: "externalConsumers.*.trustedRoleArns.*", ownerAt: 2 },
  { key: "externalConsumers.*.apiKeySecretArn", ownerAt: 2, what: "secret" },
  { key: "backend.handlers.*.statements.*.resources.*", isAnywhere: true },
];
const CONSUMER: readonly ArnKey[] = [
  ...PARTY,
  { key: "clients.*.arn" },
  { key: "clients.*.accessLog.kmsKeyArn" },
  { key: "clients.*.domain.certificateArn", ownerAt: 0, what: "certificate" },
  { key: "clients.*.alb.certificateArn", ownerAt: 0, what: "certificate" },
  { key: "logs.kmsKeyArn" },
  { key: "uses.*.api.accessRoleArn", ownerAt: 3 },
  { key: "uses.*.api.authorizerRoleArn", ownerAt: 3 },
];
const STATE: readonly ArnKey[] = [{ key: "kmsKeyId" }];

/** ARNs name things that the parties can reach: in their partition, region and, for all but keys, topics and what handlers use, account. */
export function arnPlaces({ value: { state }, providers, consumers }: PartiesOutline): readonly Finding[] {
  const bucket = state?.type === "s3" ? [{ path: ["state"], value: state, region: state.region }] : [];
  return [
    ...bucket.flatMap((one) => misplaced(one, STATE)),
    ...providers.flatMap((provider) => misplaced(provider, PROVIDER)),
    ...consumers.flatMap((consumer) => misplaced(consumer, CONSUMER)),
  ];
}

type Part = Omit<PartyOutline<object>, "name">;

function misplaced({ path, value, region }: Part, keys: readonly ArnKey[]): readonly Finding[] {
  return keys.flatMap((key) =>
    valuesAt(value, key.key.split(".")).flatMap(({ keys, value: arn, inside }) => {
      if (typeof arn !== "string" || !arn.startsWith("arn:")) return [];
      const owner: { readonly account?: string } =
        key.ownerAt === undefined ? {} : { ...inside[key.ownerAt] };
      const wanted = placeOf(arn, key, region, owner.account);
      return wanted === undefined ? [] : [unexpected([...path, ...keys], wanted, quoted(arn))];
    }),
  );
}

/** The description that an ARN should fit and does not; undefined if it is in its place. */
function placeOf(
  arn: string,
  { what = "role", isAnywhere }: ArnKey,
  region: string | undefined,
  account: string | undefined,
): string | undefined {
  const [, partition, , arnRegion, arnAccount] = arn.split(":");
  if (region !== undefined && partition !== partitionOf(region))
    return `an ARN of the partition ${partitionOf(region)}, as the region is ${region}`;
  if (region !== undefined && arnRegion !== "" && arnRegion !== region && !isAnywhere)
    return `an ARN of the region ${region}`;
  if (account === undefined || arnAccount === account) return undefined;
  if (what !== "policy") return `a ${what} of the account ${account}`;
  return arnAccount === "aws" ? undefined : `a policy of the account ${account}, or of AWS`;
}
