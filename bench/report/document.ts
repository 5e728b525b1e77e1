import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const DOCUMENT = resolve(__dirname, "../../docs/performance.md");
const BEGIN = "<!-- npm run bench -- --write: begin -->";
const END = "<!-- npm run bench -- --write: end -->";

/** Replaces the report in `docs/performance.md`. */
export function writeDocument(report: string): void {
  writeFileSync(DOCUMENT, replaceReport(readFileSync(DOCUMENT, "utf8"), report));
}

/** @throws Error if the document lacks one of the two marks around a report */
export function replaceReport(document: string, report: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`expected ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${report}\n\n${END}${after}`;
}
