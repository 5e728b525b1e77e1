import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = join(__dirname, "../../../../docs/first-deployment.md");
const [BEGIN, END] = ["<!-- recorded run: begin -->\n", "<!-- recorded run: end -->\n"];

/** A line that was typed, and everything that was printed then. */
export interface Typed {
  readonly line: string;
  readonly output: string;
}

/** The run that the page shows, as it is written there. */
export function shownRun(): string {
  return parts().shown;
}

/** Puts a run into the page. */
export function showRun(typed: readonly Typed[]): void {
  const { before, after } = parts();
  writeFileSync(PAGE, `${before}${BEGIN}${written(typed)}${END}${after}`);
}

/** A run as the page has it. */
export function written(typed: readonly Typed[]): string {
  const blocks = typed.map(({ line, output }) => `$ ${line}\n${output.trim()}\n`);
  return `\n\`\`\`console\n${blocks.join("\n")}\`\`\`\n\n`;
}

/**
 * The lines of a run, in no order, as parties go side by side; without what is another each time, or with each new cause that doctor looks
 * for: how long it took, what AWS assigns, how npm counts.
 */
export function comparable(text: string): readonly string[] {
  const lasting = text
    .replace(/^added \d+ packages in .*$/m, "added N packages")
    .replace(/\d+ looks/, "N looks")
    .replace(/ +\d+(?:\.\d+)? (?:s|ms)\b/g, " TIME")
    .replace(/\b(vpce|vpc|subnet|sg|eni)-[0-9a-f]{8,17}\b/g, "$1-ID")
    .replace(/assumed-role\/([\w-]+)\/\S+/g, "assumed-role/$1/SESSION");
  return lasting.split("\n").sort();
}

function parts(): { readonly before: string; readonly shown: string; readonly after: string } {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(BEGIN);
  const [shown, after] = rest?.split(END) ?? [];
  if (before === undefined || shown === undefined || after === undefined)
    throw new Error(`expected ${BEGIN.trim()} and ${END.trim()} in ${PAGE}`);
  return { before, shown, after };
}
