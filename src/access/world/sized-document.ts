import type { Problem } from "../../model/problem";
import type { PolicyDocument } from "../../policies/document";
import type { DocumentRef } from "../../policies/document-ref";

/** A document of a deployment, and the most characters that AWS lets it have. */
export interface SizedDocument {
  /** The place in the deployment file that it comes from. */
  readonly path: string;
  /** The document in words: `the resource policy`. */
  readonly what: string;
  /** The document as verdicts name it; absent for an authorizer's answers. */
  readonly ref?: DocumentRef;
  readonly document: PolicyDocument;
  readonly quota: number;
  /** The parties' shares of it, asked for where it is too long. */
  readonly costs?: () => readonly Cost[];
}

/** One party's share of a document. */
export interface Cost {
  readonly name: string;
  readonly characters: number;
}

/** A document that may be absent; none where it is. */
export function sized(
  one: Omit<SizedDocument, "document">,
  document: PolicyDocument | undefined,
): readonly SizedDocument[] {
  return document === undefined ? [] : [{ ...one, document }];
}

/** The size of a document as it is sent to AWS, in characters. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}

/** A problem of the file, if a document is longer than its quota. */
export function tooLong({ path, what, document, quota, costs }: SizedDocument): readonly Problem[] {
  const size = policySize(document);
  if (size <= quota) return [];
  const each = costs?.().map(({ name, characters }) => `${name} ${characters}`);
  const detail = each ? `; characters each: ${each.join(", ")}` : "";
  return [{ path, message: `expected ${what} to have at most ${quota} characters, got ${size}${detail}` }];
}
