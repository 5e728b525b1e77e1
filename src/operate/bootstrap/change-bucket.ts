import type { BucketLocationConstraint } from "@aws-sdk/client-s3";
import { OperationError } from "../operation-error";
import { type BucketPlan, changedSettings } from "./bucket-plan";
import type { BucketSetting } from "./bucket-settings";
import type { OwnedBucket } from "./owned-bucket";

/**
 * Makes a bucket what it should be: closed and encrypted before anybody is let in by its policy. What AWS gives a new bucket by
 * itself is not written again.
 */
export async function changeBucket(
  bucket: OwnedBucket,
  settings: readonly BucketSetting[],
  { exists, settings: changes, policy }: BucketPlan,
): Promise<void> {
  if (!exists) await createBucket(bucket);
  const left = exists ? changes : await changedSettings(bucket, true, settings);
  for (const { setting, to } of left) await setting.write(bucket, to);
  if (policy.changes.length === 0) return;
  await bucket.s3.putBucketPolicy({ ...bucket.bucket, Policy: JSON.stringify(policy.policy) });
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
async function createBucket({ s3, region, bucket: { Bucket } }: OwnedBucket): Promise<void> {
  try {
    await s3.createBucket({
      Bucket,
      // The one region that is none to this call.
      ...(region === "us-east-1"
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } }),
    });
  } catch (error) {
    const { name } = error as Error;
    if (name !== "BucketAlreadyExists") throw error;
    throw new OperationError(
      `state.bucket: expected a name that is free, got ${Bucket}, which another account has; choose another one`,
    );
  }
}
