import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { REGION } from "../accounts/accounts";

export const BUCKET = "acme-terraform-state";

/** The bucket of the Terraform state, as its owner sees it. */
export interface StateBucket {
  readonly read: (key: string) => Promise<string>;
  readonly write: (key: string, content: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

export async function createStateBucket(
  endpoint: string,
  Bucket = BUCKET,
  region = REGION,
): Promise<StateBucket> {
  const s3 = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: "owner", secretAccessKey: "owner" },
  });
  const inRegion = { LocationConstraint: region as BucketLocationConstraint };
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: inRegion }));
  return {
    read: async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? "";
    },
    write: async (Key, content) => {
      await s3.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body: Buffer.from(content),
          ContentType: "application/json",
        }),
      );
    },
    remove: async (Key) => {
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
