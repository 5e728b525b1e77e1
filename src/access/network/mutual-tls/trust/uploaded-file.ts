import { type Finding, problem, shown, unless } from "../../finding";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { madeAfter } from "../../held/made-after";
import { ofType, type Resource, type Stack } from "../../stack/stack-json";

/** A file beside the stack that is put into a bucket. */
export interface UploadedFile {
  /** The key in the bucket: `ca-bundle.pem`. */
  readonly key: string;
  /** Its name without the ending, with which the file begins as well: `ca-bundle`. */
  readonly name: string;
  readonly bucket: Resource;
  /** The parts of the bucket that are to be there before. */
  readonly settings: readonly string[];
}

/** The name of a file ends with the beginning of its own SHA-256, so that another content is another file. */
const HASHED = /^assets\/(.+)\.([0-9a-f]{12})\.pem$/;

/** The object that a file beside the stack becomes, uploaded anew whenever its content changes. */
export function uploadedFile(
  stack: Stack,
  { key, name, bucket, settings }: UploadedFile,
): { readonly resource?: Resource; readonly findings: readonly Finding[] } {
  const all = ofType(stack, "aws_s3_object").filter(({ attributes }) => attributes.key === key);
  const [resource] = all;
  if (resource === undefined || all.length > 1)
    return { findings: [problem(stack, `expected one object ${key}, got ${all.length}`)] };
  const { address, attributes } = resource;
  const { source, source_hash: sha256 } = attributes;
  const [, file, hash] = HASHED.exec(String(source)) ?? [];
  return {
    resource,
    findings: [
      ...exactly(
        stack,
        resource,
        { bucket: of(bucket.address), key, override_provider: { default_tags: { tags: {} } } },
        ["source", "source_hash", "content_type"],
      ),
      ...unless(
        file === name && /^[0-9a-f]{64}$/.test(String(sha256)) && String(sha256).slice(0, 12) === hash,
        stack,
        `expected ${address} to be the file ${name} beside the stack, named by its SHA-256, got ${shown(source)} with ${shown(sha256)}`,
      ),
      ...madeAfter(stack, resource, settings),
    ],
  };
}
