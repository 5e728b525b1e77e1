import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const DOCUMENT = resolve(__dirname, "../../docs/performance.md");
const BEGIN = "<!-- npm run bench -- --write: begin -->";
const END = "<!-- npm run bench -- --write: end -->";

/** Puts a report into `docs/performance.md`, in place of the one that is there. */
export function writeDocument(report: string): void {
  writeFileSync(DOCUMENT, replaceReport(readFileSync(DOCUMENT, "utf8"), report));
}

/** @throws Error where the document has not the two marks that a report stands between */
export function replaceReport(document: string, report: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`expected ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${report}\n\n${END}${after}`;
}
