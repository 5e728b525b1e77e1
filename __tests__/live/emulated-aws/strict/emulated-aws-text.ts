import { NOT_EMULATED } from "./not-emulated";
import { strictRules } from "./registry";
import type { StrictRule } from "./rule";

/** `docs/emulated-aws.md`: by which rules the emulated AWS of the live tests refuses what AWS refuses. */
export function emulatedAwsText(): string {
  return [
    "# What the emulated AWS refuses",
    "",
    "Written by `npm run emulated-aws` from the rules of the test support. Tests deploy to an emulator which lets much pass",
    "that AWS refuses, delays or forgets; each of these rules closes such a gap, and has a test that shows it refusing.",
    "*Assumed* is what no page of AWS is certain about: there the strict reading was taken.",
    ...Object.entries(strictRules()).flatMap(([when, rules]) => [
      "",
      `## When ${when}`,
      "",
      row(["rule", "without it", "source", "shown by"]),
      row(["---", "---", "---", "---"]),
      ...rules.map(ruleRow),
    ]),
    "",
    "## Not emulated",
    "",
    row(["what AWS does", "why it is left out"]),
    row(["---", "---"]),
    ...NOT_EMULATED.map(row),
    "",
  ].join("\n");
}

function ruleRow({ name, because, source, assumed, shownBy }: StrictRule): string {
  const reference = source.startsWith("https://") ? `[source](${source})` : source;
  const file = shownBy.split("/").at(-1);
  return row([name, because, assumed ? `*assumed*; ${reference}` : reference, `[${file}](../${shownBy})`]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
