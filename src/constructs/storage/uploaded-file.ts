import { S3Object, type S3ObjectConfig } from "@cdktf/provider-aws/lib/s3-object";
import type { Construct } from "constructs";
import type { Program } from "../../bundle/bundle";
import { literal } from "../../terraform/literal";

/** The place of a file in a bucket, and what its upload waits for. */
type Upload = Pick<S3ObjectConfig, "bucket" | "key" | "contentType" | "dependsOn" | "lifecycle">;

/** Uploads a file that lies beside the stack's JSON, anew whenever its content changes. */
export function uploadedFile(scope: Construct, id: string, file: Program, upload: Upload): S3Object {
  return new S3Object(scope, id, {
    ...upload,
    source: literal(file.path),
    sourceHash: file.sha256,
    // An object takes ten tags, which a deployment may have more of.
    overrideProvider: { defaultTags: { tags: {} } },
  });
}
