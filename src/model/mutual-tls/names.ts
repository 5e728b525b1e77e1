import type { Place } from "../aws/arn";
import { physicalName } from "../aws/names";
import { partitionOf } from "../aws/partition";
import type { Party } from "../party";

type Owner = Place & Pick<Party, "name">;

/** The balancer that verifies certificates, its target group, and the trust store. @param provider the party's physical name */
export function verifyingBalancerName(provider: string): string {
  return physicalName(provider, "alb");
}

/** The buckets of an entrance: of its authorities, and of the log of its connections. */
export type EntranceBucket = "trust" | "connections";

/** The name of a bucket: at most 63 characters, and unique among all of AWS. */
export function entranceBucketName({ name, account, region }: Owner, bucket: EntranceBucket): string {
  return physicalName(name, bucket, account, region);
}

export function entranceBucketArn(owner: Owner, bucket: EntranceBucket): string {
  return `arn:${partitionOf(owner.region)}:s3:::${entranceBucketName(owner, bucket)}`;
}
