import type { Problem } from "../../model/problem";
import { statementWords } from "../evaluation/wording";
import type { ProofPart, Violation } from "./part";

/** A problem for each statement that decides requests wrongly, with the first of them as its witness. */
export function violationProblems({ violations }: ProofPart): readonly Problem[] {
  const groups = new Map<string, Violation[]>();
  for (const violation of violations) {
    const { path, isIntended, decisive } = violation;
    const key = `${path} ${isIntended} ${statementWords(decisive)}`;
    const group = groups.get(key);
    if (group) group.push(violation);
    else groups.set(key, [violation]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ path: first.path, message: `${sentence(first)}${alike(others.length)}` }] : [],
  );
}

function sentence({ request, isIntended, decisive }: Violation): string {
  const by = decisive.effect === "unknown" ? "a document that is not known here" : statementWords(decisive);
  return isIntended
    ? `expected ${request} to be allowed, as the file says, got a refusal by ${by}`
    : `expected ${request} to be refused, as the file does not grant it, got an Allow by ${by}`;
}

function alike(count: number): string {
  if (count === 0) return "";
  return ` (and ${count === 1 ? "another class of requests" : `${count} other classes of requests`})`;
}
