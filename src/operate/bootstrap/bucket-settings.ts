import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { type OwnedBucket, orNone } from "./owned-bucket";

/** A setting of a bucket, whose value is known by the words that are printed for it. */
export interface BucketSetting {
  readonly name: string;
  readonly read: (bucket: OwnedBucket) => Promise<string>;
  /** The value that it has to have; what is as good stays as it was found. */
  readonly wanted: (found: string) => string;
  readonly write: (bucket: OwnedBucket, value: string) => Promise<unknown>;
}

/** The settings of a state bucket. @param kmsKey of its default encryption; absent = S3's own keys, or what it has */
export function bucketSettings(kmsKey: string | undefined): readonly BucketSetting[] {
  return [PUBLIC_ACCESS, OWNERSHIP, encryption(kmsKey), VERSIONING];
}

const NO_ACCESS: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const PUBLIC_ACCESS: BucketSetting = {
  name: "public access",
  read: async ({ s3, bucket }) => {
    const found = await orNone(s3.getPublicAccessBlock(bucket), "NoSuchPublicAccessBlockConfiguration");
    const blocked = found?.PublicAccessBlockConfiguration ?? {};
    const open = Object.keys(NO_ACCESS).filter(
      (one) => !blocked[one as keyof PublicAccessBlockConfiguration],
    );
    return open.length === 0 ? "blocked" : `open to ${open.join(", ")}`;
  },
  wanted: () => "blocked",
  write: ({ s3, bucket }) =>
    s3.putPublicAccessBlock({ ...bucket, PublicAccessBlockConfiguration: NO_ACCESS }),
};

/**
 * A state belongs to the bucket's account, whichever account wrote it: else its owner could not let the others read it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
const OWNERSHIP: BucketSetting = {
  name: "object ownership",
  read: async ({ s3, bucket }) => {
    const found = await orNone(s3.getBucketOwnershipControls(bucket), "OwnershipControlsNotFoundError");
    return found?.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? "ObjectWriter";
  },
  wanted: () => "BucketOwnerEnforced",
  write: ({ s3, bucket }) =>
    s3.putBucketOwnershipControls({
      ...bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    }),
};

const NONE = "none";
const WITH_S3_KEYS = "AES256";

/**
 * A key by its ARN or alias. Without a Bucket Key the key's policy can tell the states apart, by the encryption context.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
function encryption(kmsKey: string | undefined): BucketSetting {
  return {
    name: "encryption",
    read: async ({ s3, bucket }) => {
      const found = await orNone(
        s3.getBucketEncryption(bucket),
        "ServerSideEncryptionConfigurationNotFoundError",
      );
      const [rule] = found?.ServerSideEncryptionConfiguration?.Rules ?? [];
      const { SSEAlgorithm = NONE, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
      return [SSEAlgorithm, ...(KMSMasterKeyID ? [KMSMasterKeyID] : [])].join(" ");
    },
    wanted: (found) => {
      if (kmsKey !== undefined) return `aws:kms ${kmsKey}`;
      return found === NONE ? WITH_S3_KEYS : found;
    },
    write: ({ s3, bucket }, value) => {
      const [SSEAlgorithm, KMSMasterKeyID] = value.split(" ") as ["AES256" | "aws:kms", string | undefined];
      return s3.putBucketEncryption({
        ...bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }],
        },
      });
    },
  };
}

/** @see https://developer.hashicorp.com/terraform/language/backend/s3 */
const VERSIONING: BucketSetting = {
  name: "versioning",
  read: async ({ s3, bucket }) => (await s3.getBucketVersioning(bucket)).Status ?? "Off",
  wanted: () => "Enabled",
  write: ({ s3, bucket }) =>
    s3.putBucketVersioning({ ...bucket, VersioningConfiguration: { Status: "Enabled" } }),
};
