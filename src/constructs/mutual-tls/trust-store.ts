import { LbTrustStore } from "@cdktf/provider-aws/lib/lb-trust-store";
import { LbTrustStoreRevocation } from "@cdktf/provider-aws/lib/lb-trust-store-revocation";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Program } from "../../bundle/bundle";
import type { PolicyDocument } from "../../policies/document";
import { literal } from "../../terraform/literal";
import { ClosedBucket } from "../storage/closed-bucket";

export interface TrustStoreProps {
  /** At most 32 characters. */
  readonly name: string;
  readonly bucketName: string;
  readonly bucketPolicy: PolicyDocument;
  /** The authorities' certificates. */
  readonly caBundle: Program;
  /** The revocation lists, by name. */
  readonly revocationLists: Readonly<Record<string, Program>>;
}

/**
 * The authorities whose certificates a balancer accepts, and what they have revoked. Both come from a bucket whose objects have
 * versions: a balancer reads a file once, so that another file has to be another version for Terraform to see.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export class TrustStore extends Construct {
  readonly trustStoreArn: string;
  /** The lists without which a revoked certificate would be accepted. */
  readonly revocations: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TrustStoreProps) {
    super(scope, id);
    const { name, caBundle, revocationLists } = props;

    const bucket = new ClosedBucket(this, "bucket:Default", {
      role: "trust",
      bucketName: props.bucketName,
      policy: props.bucketPolicy,
    });
    const versioning = new S3BucketVersioningA(this, "versioning:trust", {
      bucket: bucket.bucketName,
      versioningConfiguration: { status: "Enabled" },
    });
    const put = (role: string, key: string, file: Program) =>
      new S3Object(this, `object:${role}`, {
        bucket: bucket.bucketName,
        key,
        source: literal(file.path),
        sourceHash: file.sha256,
        contentType: "application/x-pem-file",
        // An object takes ten tags, which a deployment may have more of.
        overrideProvider: { defaultTags: { tags: {} } },
        dependsOn: [versioning, ...bucket.settings],
      });
    const bundle = put("ca_bundle", "ca-bundle.pem", caBundle);
    const store = new LbTrustStore(this, "store:clients", {
      name,
      caCertificatesBundleS3Bucket: bucket.bucketName,
      caCertificatesBundleS3Key: bundle.key,
      caCertificatesBundleS3ObjectVersion: bundle.versionId,
    });
    this.trustStoreArn = store.arn;
    this.revocations = Object.entries(revocationLists).map(([list, file]) => {
      const object = put(`revocations_${list}`, `revocations/${list}.pem`, file);
      return new LbTrustStoreRevocation(this, `revocation:${list}`, {
        trustStoreArn: store.arn,
        revocationsS3Bucket: bucket.bucketName,
        revocationsS3Key: object.key,
        revocationsS3ObjectVersion: object.versionId,
        // What a list has revoked stays revoked while the next one takes its place.
        lifecycle: { createBeforeDestroy: true },
      });
    });
  }
}
