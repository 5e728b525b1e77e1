import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Program } from "../../../bundle/bundle";
import type { PolicyDocument } from "../../../policies/document";
import { ClosedBucket } from "../../storage/closed-bucket";
import { uploadedFile } from "../../storage/uploaded-file";

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
    this.object = uploadedFile(this, "object:program", program, {
      bucket: bucket.bucketName,
      key: this.key,
      contentType: "text/javascript",
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [...bucket.settings],
    });
  }
}
