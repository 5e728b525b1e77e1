import type { Step } from "../../access/evaluation/call";

/** The id of a document, or of one of its statements, in a page. Different ones have different ids, whatever their names hold. */
export function anchorOf({ kind, owner }: Step["document"], sid?: string): string {
  return ["document", kind, plain(owner), ...(sid === undefined ? [] : [plain(sid)])].join(".");
}

/** Text of letters, digits and hyphens alone, from which the original could be read back. */
export function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/gu, (one) => `_${one.codePointAt(0)?.toString(16)}_`);
}
