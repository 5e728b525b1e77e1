import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Program } from "../../../bundle/bundle";
import type { PolicyDocument } from "../../../policies/document";
import { literal } from "../../../terraform/literal";
import { ClosedBucket } from "../../storage/closed-bucket";

export interface ProgramBucketProps {
  /** Unique among all buckets of AWS. */
  readonly bucketName: string;
  readonly policy: PolicyDocument;
  readonly program: Program;
}

/**
 * The bucket from which instances take their program, private to the account. An object has its content's hash for a name and never
 * changes, so there are no versions; the next program is there before instances ask for it, and then the last one goes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ProgramBucket extends Construct {
  readonly key: string;
  readonly object: ITerraformDependable;

  constructor(scope: Construct, id: string, { bucketName, policy, program }: ProgramBucketProps) {
    super(scope, id);

    // An apply brings back everything that is in it, so that it may be destroyed with its content.
    const bucket = new ClosedBucket(this, "bucket:Default", { role: "program", bucketName, policy });
    this.key = `${program.sha256}.js`;
    this.object = new S3Object(this, "object:program", {
      bucket: bucket.bucketName,
      key: this.key,
      source: literal(program.path),
      sourceHash: program.sha256,
      contentType: "text/javascript",
      // An object takes ten tags, which a deployment may have more of.
      overrideProvider: { defaultTags: { tags: {} } },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [...bucket.settings],
    });
  }
}
