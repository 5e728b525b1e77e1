import type { S3 } from "@aws-sdk/client-s3";

/**
 * A bucket, and the account that it has to be in: S3 refuses every call about a bucket of that name in another one.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export interface OwnedBucket {
  readonly s3: S3;
  readonly region: string;
  /** The parameters of every call. */
  readonly bucket: { readonly Bucket: string; readonly ExpectedBucketOwner: string };
}

/** The answer to a question, or undefined where S3 says by one of these errors that there is nothing to answer. */
export async function orNone<T>(answer: Promise<T>, ...errors: readonly string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (errors.includes((error as Error).name)) return undefined;
    throw error;
  }
}
