import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";

export interface ClosedBucketProps {
  /** The end of the addresses of its parts. */
  readonly role: string;
  /** Unique among all buckets of AWS, at most 63 characters. */
  readonly bucketName: string;
  readonly policy: PolicyDocument;
}

/**
 * A bucket that is private to its account, encrypted with S3's own keys, and destroyed with all that is in it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ClosedBucket extends Construct {
  readonly bucketName: string;
  /** The settings without which nothing should be put into it. */
  readonly settings: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { role, bucketName, policy }: ClosedBucketProps) {
    super(scope, id);

    const { id: bucket } = new S3Bucket(this, `bucket:${role}`, { bucket: bucketName, forceDestroy: true });

    this.bucketName = bucket;
    this.settings = [
      new S3BucketPublicAccessBlock(this, `public:${role}`, {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
      new S3BucketOwnershipControls(this, `ownership:${role}`, {
        bucket,
        rule: { objectOwnership: "BucketOwnerEnforced" },
      }),
      new S3BucketServerSideEncryptionConfigurationA(this, `encryption:${role}`, {
        bucket,
        rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      }),
      new S3BucketPolicy(this, `policy:${role}`, { bucket, policy: policyJson(policy) }),
    ];
  }
}
