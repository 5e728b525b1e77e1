import { partitionOf } from "../../../../../model/aws/partition";
import { type Finding, fact, shown, unless } from "../../../../network/finding";
import { having, of, type Wanted } from "../../../../network/held/having";
import { onlyOne } from "../../../../network/held/only";
import { statementsOf } from "../../../../network/stack/policy";
import { textOf } from "../../../../network/stack/reference";
import { dependenciesOf, type Json, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { ServiceExpectations } from "../../../expectations/service-expectations";
import { programBucket } from "../rights/rights";

/** The attributes that close a bucket, each of a resource of its own. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
const CLOSED: Readonly<Record<string, Wanted>> = {
  aws_s3_bucket_public_access_block: {
    ...{
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  aws_s3_bucket_ownership_controls: { rule: { object_ownership: "BucketOwnerEnforced" } },
  aws_s3_bucket_server_side_encryption_configuration: {
    rule: { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
  },
  aws_s3_bucket_policy: {},
};

/** The bucket of the program: private, encrypted, by TLS only; the program is in it before instances ask for it. */
export function programFindings(
  stack: Stack,
  group: Resource,
  expected: ServiceExpectations,
): readonly Finding[] {
  const found = ["aws_s3_bucket", "aws_s3_object"].map((type) => onlyOne(stack, type));
  const [bucket, object] = found.map(({ resource }) => resource);
  if (bucket === undefined || object === undefined) return found.flatMap(({ findings }) => findings);
  const sha256 = shown(textOf(stack, object.attributes.source_hash));
  const wrong = [
    ...having(stack, bucket, { bucket: programBucket(expected) }),
    ...Object.entries(CLOSED).flatMap(([type, values]) => closing(stack, { bucket, object }, type, values)),
    ...withoutTls(stack, expected),
    ...having(stack, object, {
      ...{ bucket: of(bucket.address), key: `${sha256}.js` },
      lifecycle: { create_before_destroy: true },
    }),
    ...unless(
      dependenciesOf(group).has(object.address),
      stack,
      `expected ${group.address} to be made after ${object.address}, got no such order`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${bucket.address} is closed to the public, and has ${object.address} before instances ask for it`,
    ),
  ];
}

/** One resource that closes the bucket, before anything is in it. */
function closing(
  stack: Stack,
  { bucket, object }: { readonly bucket: Resource; readonly object: Resource },
  type: string,
  values: Wanted,
): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, type);
  if (resource === undefined) return findings;
  return [
    ...having(stack, resource, { ...values, bucket: of(bucket.address) }),
    ...unless(
      dependenciesOf(object).has(resource.address),
      stack,
      `expected ${object.address} to be made after ${resource.address}, got no such order`,
    ),
  ];
}

/** The bucket's policy lets nobody in, and keeps out whoever comes without TLS. */
function withoutTls(stack: Stack, expected: ServiceExpectations): readonly Finding[] {
  const { resource } = onlyOne(stack, "aws_s3_bucket_policy");
  if (resource === undefined) return [];
  const arn = `arn:${partitionOf(expected.region)}:s3:::${programBucket(expected)}`;
  const [statement, ...others] = statementsOf(stack, resource.attributes.policy) ?? [];
  const { address } = resource;
  const attributes = { policy: others.length > 0 ? null : withoutSid(statement) };
  return having(
    stack,
    { address, attributes },
    {
      policy: {
        ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] },
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    },
  );
}

function withoutSid(statement: Json | undefined): Json {
  if (typeof statement !== "object" || statement === null) return null;
  return Object.fromEntries(Object.entries(statement).filter(([name]) => name !== "Sid"));
}
