import type { Paint } from "../../paint";
import type { AccessChange } from "../access-change";
import { type AccessDiff, withDirection } from "../access-diff";
import type { DocumentChange } from "../documents/statement-changes";
import { SECTIONS } from "../facts/fact";
import type { PlanEffects } from "../plan/plan-effects";
import {
  decidedWords,
  effectWords,
  factWords,
  fieldWords,
  headline,
  requestWords,
  SIGNS,
  witnessWords,
} from "./diff-words";
import { shown } from "./shown";

/** A comparison for a terminal. */
export function diffText(diff: AccessDiff, paint: Paint): string {
  const { changes, documents, facts, plans } = diff;
  const blocks = [
    block(
      "newly allowed",
      withDirection(changes, "newly allowed").flatMap((one) => changeLines(one, paint)),
    ),
    block(
      "newly refused",
      withDirection(changes, "newly refused").flatMap((one) => changeLines(one, paint)),
    ),
    block("policies", documents.flatMap(documentLines)),
    ...SECTIONS.map((section) =>
      block(
        section,
        facts
          .filter((one) => one.section === section)
          .map((one) => `  ${SIGNS[one.is]} ${shown(factWords(one))}`),
      ),
    ),
    ...plans.map(planBlock),
  ].filter((one) => one !== undefined);
  return [headline(diff), ...blocks, shown(decidedWords(diff))].join("\n\n");
}

function block(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines].join("\n");
}

function changeLines(change: AccessChange, paint: Paint): readonly string[] {
  const isAllowed = change.is === "newly allowed";
  const side = (words: string, { allowed, reason }: AccessChange["before"]) =>
    `      ${words}  ${allowed ? "allowed" : "refused"}  ${shown(reason)}`;
  return [
    `  ${isAllowed ? paint("+", "red") : paint("-", "green")} ${shown(requestWords(change))}`,
    side("before", change.before),
    side("after ", change.after),
    `      such as ${shown(witnessWords(change))}`,
  ];
}

function documentLines({ document, is, statements }: DocumentChange): readonly string[] {
  return [
    `  ${SIGNS[is]} ${shown(document)}`,
    ...statements.flatMap((one) => [
      `      ${SIGNS[one.is]} ${shown(one.sid)}`,
      ...(one.is === "changed" ? one.fields.map((field) => `          ${shown(fieldWords(field))}`) : []),
    ]),
  ];
}

function planBlock({ plan, effects, others }: PlanEffects): string {
  const lines = effects.map((one) => `  ${shown(effectWords(one))}`);
  return [shown(plan), ...lines, `  ${others} other changes, which callers do not notice`].join("\n");
}
