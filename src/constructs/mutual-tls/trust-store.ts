import { LbTrustStore } from "@cdktf/provider-aws/lib/lb-trust-store";
import { LbTrustStoreRevocation } from "@cdktf/provider-aws/lib/lb-trust-store-revocation";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Program } from "../../bundle/bundle";
import type { PolicyDocument } from "../../policies/document";
import { ClosedBucket } from "../storage/closed-bucket";
import { uploadedFile } from "../storage/uploaded-file";

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
  /** Its address in Terraform. */
  readonly address: string;
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
      uploadedFile(this, `object:${role}`, file, {
        bucket: bucket.bucketName,
        key,
        contentType: "application/x-pem-file",
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
    this.address = store.fqn;
    this.revocations = Object.entries(revocationLists).map(([list, file]) => {
      const object = put(`revocations_${list}`, `revocations/${list}.pem`, file);
      return new LbTrustStoreRevocation(this, `revocation:${list}`, {
        trustStoreArn: store.arn,
        revocationsS3Bucket: bucket.bucketName,
        revocationsS3Key: object.key,
        revocationsS3ObjectVersion: object.versionId,
        // A revoked certificate stays revoked while the next list takes this one's place.
        lifecycle: { createBeforeDestroy: true },
      });
    });
  }
}
