import { shown } from "./shown";

/**
 * A text as a code span, in which nothing is markup, a mention or a link: its fence is longer than any run of backticks in it.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function code(text: string): string {
  const line = shown(text);
  if (line.trim() === "") return "`(empty)`";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/**
 * Lines as a fenced block, which nothing in them can close.
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function codeBlock(lines: readonly string[], language: "json" | "diff"): string {
  const safe = lines.map(shown);
  const fence = "`".repeat(Math.max(3, longestRun(safe.join("\n")) + 1));
  return [`${fence}${language}`, ...safe, fence].join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A part that readers open. @param summary fixed words: it is HTML */
export function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
