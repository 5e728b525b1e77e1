import type { PolicyDocument } from "../../policies/document";
import { OperationError } from "../operation-error";
import type { BucketSetting } from "./bucket-settings";
import { type FoundPolicy, type MergedPolicy, mergePolicy } from "./merge-policy";
import { type OwnedBucket, orNone } from "./owned-bucket";

/** A bucket as it is, and all that has to change until it is as it should be. */
export interface BucketPlan {
  readonly exists: boolean;
  readonly settings: readonly SettingChange[];
  readonly policy: MergedPolicy;
}

export interface SettingChange {
  readonly setting: BucketSetting;
  /** Absent of a bucket that does not exist yet. */
  readonly from?: string;
  readonly to: string;
}

/** The longest policy of a bucket, in bytes. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
const MAX_POLICY_BYTES = 20_480;

/**
 * Compares a bucket with what it should be.
 * @param isOurs whether a statement's Sid is one of ours
 * @throws OperationError if the policy would be longer than S3 takes
 */
export async function planBucket(
  bucket: OwnedBucket,
  exists: boolean,
  settings: readonly BucketSetting[],
  wanted: { readonly policy: PolicyDocument; readonly isOurs: (sid: string) => boolean },
): Promise<BucketPlan> {
  const found = exists ? await readPolicy(bucket) : undefined;
  const policy = mergePolicy(found, wanted.policy, wanted.isOurs);
  const bytes = Buffer.byteLength(JSON.stringify(policy.policy));
  if (bytes > MAX_POLICY_BYTES)
    throw new OperationError(
      `state.bucket: expected a bucket policy of at most ${MAX_POLICY_BYTES} bytes, got ${bytes} (statements of others: ${policy.foreign}); keep the states of some parties in another bucket`,
    );
  return { exists, settings: await changedSettings(bucket, exists, settings), policy };
}

/** The settings that are not as they should be; of a bucket that does not exist, all. */
export async function changedSettings(
  bucket: OwnedBucket,
  exists: boolean,
  settings: readonly BucketSetting[],
): Promise<readonly SettingChange[]> {
  const all = await Promise.all(
    settings.map(async (setting) => {
      const from = exists ? await setting.read(bucket) : undefined;
      return { setting, from, to: setting.wanted(from ?? "none") };
    }),
  );
  return all.filter(({ from, to }) => from !== to);
}

async function readPolicy({ s3, bucket }: OwnedBucket): Promise<FoundPolicy | undefined> {
  const found = await orNone(s3.getBucketPolicy(bucket), "NoSuchBucketPolicy");
  return found?.Policy === undefined ? undefined : (JSON.parse(found.Policy) as FoundPolicy);
}

/** The number of single changes. */
export function changeCount({ exists, settings, policy }: BucketPlan): number {
  return (exists ? 0 : 1) + settings.length + policy.changes.length;
}
