import { MAX_BALANCER_NAME } from "../../../model/aws/names";
import { programBucketName } from "../../../model/gateway/server-names";
import {
  type EntranceBucket,
  entranceBucketName,
  verifyingBalancerName,
} from "../../../model/mutual-tls/names";
import { dotted, type Finding, type Path, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";

const BUCKETS: readonly EntranceBucket[] = ["trust", "connections"];

/** The longest name of a bucket. */
const MAX_BUCKET_NAME = 63;

/** Beginnings of the names of buckets that S3 keeps for itself. */
const RESERVED = ["xn--", "sthree-", "amzn-s3-demo-"];

interface Bucket {
  readonly name: string;
  readonly path: Path;
  readonly stackId: string;
  /** The provider's physical name. */
  readonly owner: string;
}

/**
 * The buckets and the trust store of an entrance have names that AWS accepts; those of balancers are another rule's matter.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function entranceNames(apis: DeploymentOutline, gateways: GatewayOutline): readonly Finding[] {
  const buckets = bucketsOf(apis);
  return [...unusable(apis, buckets), ...buckets.flatMap(tooLong), ...taken(buckets, gateways)];
}

function bucketsOf({ providers }: DeploymentOutline): readonly Bucket[] {
  return providers.flatMap(({ name: stackId, path, account, region, physicalName: name, entrance }) =>
    account && region && name && entrance
      ? BUCKETS.map((bucket) => ({
          ...{ path, stackId, owner: name },
          name: entranceBucketName({ name, account, region }, bucket),
        }))
      : [],
  );
}

/** The deployment's name comes first in each. */
function unusable(
  { value: { name }, providers }: DeploymentOutline,
  buckets: readonly Bucket[],
): readonly Finding[] {
  const owner = providers.find(({ entrance, physicalName }) => entrance && physicalName)?.physicalName;
  if (name === undefined || owner === undefined) return [];
  const reserved = RESERVED.find((beginning) => buckets.some((bucket) => bucket.name.startsWith(beginning)));
  const bucket = `a name with which no bucket begins with ${quoted(String(reserved))}, which S3 keeps for itself`;
  const store = "a name without dashes at its end or next to each other, as a trust store's has single ones";
  return [
    ...(reserved ? [unexpected(["name"], bucket, quoted(name))] : []),
    ...(verifyingBalancerName(owner).includes("--") ? [unexpected(["name"], store, quoted(name))] : []),
  ];
}

/** Where a balancer's name is too long as well, that is said. */
function tooLong({ name, path, stackId, owner }: Bucket): readonly Finding[] {
  if (name.length <= MAX_BUCKET_NAME || verifyingBalancerName(owner).length > MAX_BALANCER_NAME) return [];
  const wanted = `a bucket name of at most ${MAX_BUCKET_NAME} characters`;
  const advice = ` (shorten the deployment's name or the stack id ${stackId})`;
  return [unexpectedKey(path, wanted, `${name.length} in ${quoted(name)}`, advice)];
}

function taken(buckets: readonly Bucket[], { providers }: GatewayOutline): readonly Finding[] {
  const first = new Map(
    providers.flatMap(({ path, account, region, physicalName: name, compute }) =>
      account && region && name && compute === "ec2"
        ? [[programBucketName({ name, account, region }), path] as const]
        : [],
    ),
  );
  return buckets.flatMap(({ name, path }) => {
    const other = first.get(name);
    if (other === undefined) return [];
    return [unexpectedKey(path, "a bucket name of its own", `${quoted(name)} as of ${dotted(other)}`)];
  });
}
