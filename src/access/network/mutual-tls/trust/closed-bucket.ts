import { type Finding, problem } from "../../finding";
import { type Allowed, allowsOnly } from "../../held/allows-only";
import { exactly } from "../../held/exactly";
import { of, type Wanted } from "../../held/having";
import { textOf } from "../../stack/reference";
import { ofType, type Resource, type Stack } from "../../stack/stack-json";

/** A bucket that is private to its account, with the parts that make it so. */
interface ClosedBucket {
  /** The addresses of the parts without which nothing should be put into it. */
  readonly settings: readonly string[];
  readonly findings: readonly Finding[];
}

/** The parts of a bucket, with what each has to say. */
const PARTS: Readonly<Record<string, Wanted>> = {
  aws_s3_bucket_public_access_block: {
    ...{ block_public_acls: true, block_public_policy: true },
    ...{ ignore_public_acls: true, restrict_public_buckets: true },
  },
  aws_s3_bucket_ownership_controls: { rule: { object_ownership: "BucketOwnerEnforced" } },
  aws_s3_bucket_server_side_encryption_configuration: {
    rule: { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
  },
};

const POLICY = "aws_s3_bucket_policy";

/** The types of parts of which each bucket has one. */
export const PARTS_OF_BUCKETS: readonly string[] = [...Object.keys(PARTS), POLICY];

/**
 * A bucket that nobody outside the account reads or writes, and nobody without TLS.
 * @param partition as ARNs name it
 * @param allowed the statements of its policy beside the one that asks for TLS
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function closedBucket(
  stack: Stack,
  bucket: Resource,
  partition: string,
  allowed: (bucketArn: string) => readonly Allowed[] = () => [],
): ClosedBucket {
  const arn = `arn:${partition}:s3:::${textOf(stack, bucket.attributes.bucket)}`;
  const parts = Object.entries(PARTS).map(([type, wanted]) => partOf(stack, type, bucket, wanted));
  const policy = partOf(stack, POLICY, bucket, {}, ["policy"]);
  const withTls: Allowed = {
    ...{ effect: "Deny", actions: ["s3:*"], resource: [arn, `${arn}/*`], principal: "*" },
    condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return {
    settings: [...parts, policy].flatMap(({ resource }) => resource?.address ?? []),
    findings: [
      ...[...parts, policy].flatMap(({ findings }) => findings),
      ...(policy.resource ? allowsOnly(stack, policy.resource, "policy", [withTls, ...allowed(arn)]) : []),
    ],
  };
}

/** The one part of a type that a bucket has, held against what it has to say. */
export function partOf(
  stack: Stack,
  type: string,
  { address }: Resource,
  wanted: Wanted,
  free: readonly string[] = [],
): { readonly resource?: Resource; readonly findings: readonly Finding[] } {
  const all = ofType(stack, type).filter(({ attributes }) => attributes.bucket === of(address));
  const [resource] = all;
  if (resource === undefined || all.length > 1)
    return { findings: [problem(stack, `expected one ${type} of ${address}, got ${all.length}`)] };
  return { resource, findings: exactly(stack, resource, { bucket: of(address), ...wanted }, free) };
}
