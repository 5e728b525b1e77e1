import { randomUUID } from "node:crypto";
import {
  AddTrustStoreRevocationsCommand,
  CreateTrustStoreCommand,
  DescribeTrustStoresCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { type Account, REGION } from "../../../../support/accounts/accounts";

/** A version of a file in a bucket of its own. */
export interface SampleFile {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
}

/** Puts a file into a new bucket that keeps versions. */
export async function putFile({ s3 }: Account, content: string | Buffer): Promise<SampleFile> {
  const [Bucket, Key] = [`trust-${randomUUID()}`, "ca/bundle.pem"];
  const LocationConstraint = REGION;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const { VersionId: version = "" } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: content }));
  return { bucket: Bucket, key: Key, version };
}

/** Makes a trust store of a bundle, and does not look whether it is active. @returns its ARN */
export async function createTrustStore(account: Account, Name: string, bundle: string): Promise<string> {
  const { bucket, key, version } = await putFile(account, bundle);
  const { TrustStores: [store] = [] } = await account.elb.send(
    new CreateTrustStoreCommand({
      Name,
      CaCertificatesBundleS3Bucket: bucket,
      CaCertificatesBundleS3Key: key,
      CaCertificatesBundleS3ObjectVersion: version,
      Tags: [{ Key: "team", Value: "shop" }],
    }),
  );
  return store?.TrustStoreArn ?? "";
}

/** Makes a trust store that is active. @returns its ARN */
export async function makeTrustStore(account: Account, name: string, bundle: string): Promise<string> {
  const arn = await createTrustStore(account, name, bundle);
  await account.elb.send(new DescribeTrustStoresCommand({ TrustStoreArns: [arn] }));
  return arn;
}

/** Adds a list to a trust store. @returns its id */
export async function addRevocations(
  account: Account,
  TrustStoreArn: string,
  list: string | Buffer,
): Promise<number> {
  const { bucket, key, version } = await putFile(account, list);
  const RevocationContents = [{ S3Bucket: bucket, S3Key: key, S3ObjectVersion: version }];
  const { TrustStoreRevocations: [added] = [] } = await account.elb.send(
    new AddTrustStoreRevocationsCommand({ TrustStoreArn, RevocationContents }),
  );
  return added?.RevocationId ?? 0;
}
