import type { AccessChange } from "../access-change";
import { type AccessDiff, withDirection } from "../access-diff";
import type { DocumentChange, StatementChange } from "../documents/statement-changes";
import { type FactChange, SECTIONS } from "../facts/fact";
import type { PlanEffect } from "../plan/plan-effects";
import { decidedWords, factWords, headline, SIGNS, witnessWords } from "./diff-words";
import { code, codeBlock, folded } from "./markdown";
import { type Part, shortened } from "./shortened";

/**
 * The most characters of a comment on a pull request.
 * @see https://github.com/orgs/community/discussions/27190
 */
export const COMMENT_LIMIT = 65_536;

/** A comparison for a pull request. Everything that comes from a file stands in code, where it can be nothing but text. */
export function diffMarkdown(diff: AccessDiff, limit = COMMENT_LIMIT): string {
  const { changes, documents, facts, plans } = diff;
  const text = shortened(
    [
      { what: "", title: `### Access: ${headline(diff)}`, entries: [code(decidedWords(diff))] },
      changesPart("Newly allowed", withDirection(changes, "newly allowed")),
      changesPart("Newly refused", withDirection(changes, "newly refused")),
      ...plans.map(
        ({ plan, effects, others }): Part => ({
          ...{ what: "effects of a plan", title: `#### Plan ${code(plan)}` },
          entries: [...effects.map(effectItem), `${others} other changes, which callers do not notice.`],
        }),
      ),
      { what: "policies", title: "#### Policies", entries: documents.map(documentItem) },
      ...SECTIONS.map(
        (section): Part => ({
          ...{ what: `of ${section}`, title: `#### ${section[0]?.toUpperCase()}${section.slice(1)}` },
          entries: facts.filter((one) => one.section === section).map(factItem),
        }),
      ),
    ],
    limit - 1,
    (left) => `**Left out, as a comment has at most 65,536 characters: ${left.join(", ")}.**`,
  );
  return `${text}\n`;
}

function changesPart(title: string, changes: readonly AccessChange[]): Part {
  return { what: title.toLowerCase(), title: `#### ${title}`, entries: changes.map(changeItem) };
}

function changeItem(change: AccessChange): string {
  const { what, of, caller, way, before, after } = change;
  const item = [
    `- ${code(what)} of ${code(of)} by ${code(caller)}, ${code(way)}`,
    `  - before: ${sideWords(before)}`,
    `  - after: ${sideWords(after)}`,
    `  - such as ${code(witnessWords(change))}`,
  ].join("\n");
  const statements = [before.statement, after.statement].filter((one) => one !== undefined);
  if (statements.length === 0) return item;
  const text = JSON.stringify(statements, null, 1).split("\n");
  return `${item}\n\n${folded("The statements that decide", codeBlock(text, "json"))}`;
}

function sideWords({ allowed, reason }: AccessChange["before"]): string {
  return `${allowed ? "allowed" : "refused"}, ${code(reason)}`;
}

function documentItem({ document, is, statements }: DocumentChange): string {
  const lines = statements.flatMap(statementLines);
  const item = `- ${is} ${code(document)}`;
  return lines.length === 0
    ? item
    : `${item}\n\n${folded(`${statements.length} of its statements`, codeBlock(lines, "diff"))}`;
}

/** The statement as a difference: whole where only one side has it, field by field where both do. */
function statementLines({ sid, is, before, after, fields }: StatementChange): readonly string[] {
  if (is !== "changed") return [`${SIGNS[is]} ${sid}: ${JSON.stringify(after ?? before)}`];
  return [
    `  ${sid}`,
    ...fields.flatMap(({ field, removed, added }) => [
      ...removed.map((value) => `-   ${field}: ${value}`),
      ...added.map((value) => `+   ${field}: ${value}`),
    ]),
  ];
}

function factItem(change: FactChange): string {
  return `- ${change.is} ${code(factWords(change))}`;
}

function effectItem({ address, is, because, means }: PlanEffect): string {
  const reason = because.length > 0 ? ` for ${code(because.join(", "))}` : "";
  return `- ${code(address)} is ${is}${reason}: ${means}`;
}
