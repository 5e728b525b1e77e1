import { AwsError } from "../aws/problems/aws-error";
import { OperationError } from "../operation-error";
import { type OwnedBucket, orNone } from "./owned-bucket";

/** An error of HEAD: its name is that of its status, as it has no body. */
interface HeadError {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/**
 * Looks for a bucket.
 * @returns true if it exists, in its account and region
 * @throws OperationError if another account owns one of that name, or if it is in another region
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export async function findBucket({ s3, bucket, region }: OwnedBucket): Promise<boolean> {
  const name = bucket.Bucket;
  try {
    const found = await orNone(s3.headBucket(bucket), "NotFound");
    if (found === undefined) return false;
    requireRegion(name, region, found.BucketRegion);
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.problem === "denied")
      throw await refusedBucket({ s3, bucket, region });
    const { headers = {} } = (error as HeadError).$response ?? {};
    requireRegion(name, region, headers["x-amz-bucket-region"]);
    throw error;
  }
}

function requireRegion(bucket: string, wanted: string, found: string | undefined): void {
  if (found === undefined || found === wanted) return;
  throw new OperationError(
    `state: expected the bucket ${bucket} in ${wanted}, got one in ${found}; write that under state.region, or choose another name`,
  );
}

/** A refusal means a stranger's bucket, or a permission that is missing: S3 tells which to those alone who may list it. */
async function refusedBucket({ s3, bucket }: OwnedBucket): Promise<OperationError> {
  const { Bucket, ExpectedBucketOwner: account } = bucket;
  const isForeign = await s3.headBucket({ Bucket }).then(
    () => true,
    () => false,
  );
  if (isForeign)
    return new OperationError(
      `state.bucket: expected a bucket of the account ${account}, got ${Bucket} of another account; name the party that owns it with --party, or use its credentials`,
    );
  return new OperationError(
    `state.bucket: expected a bucket of the account ${account}, got access denied to ${Bucket}: another account owns that name, or s3:ListBucket is not allowed; choose another name, or use the credentials of its owner`,
  );
}
