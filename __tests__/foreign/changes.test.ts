import type { ReadDocument } from "../../src/access/evaluation/policy/read-document";
import { statementsOf } from "../../src/access/evaluation/policy/read-document";
import { policyChanges } from "../../src/report/diff/documents/policy-changes";
import { foreignData, type Implications } from "./foreign-data";

const { policies, pairs } = foreignData<Implications>("quacky-implications.json");

function kindOf(document: ReadDocument) {
  const hasPrincipal = statementsOf(document).some(
    ({ Principal, NotPrincipal }) => Principal !== undefined || NotPrincipal !== undefined,
  );
  return hasPrincipal ? ("resource-policy" as const) : ("identity-policy" as const);
}

/** The word of the comparison that a report makes: whether each policy allows whatever the other does; or why it has none. */
function ours(original: ReadDocument, mutant: ReadDocument) {
  try {
    const directions = new Set([...policyChanges(kindOf(original), original, mutant)].map(({ is }) => is));
    return {
      originalImpliesMutant: !directions.has("newly refused"),
      mutantImpliesOriginal: !directions.has("newly allowed"),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test("the report's comparison of whole policies answers the published implications", () => {
  const counts = { answered: 0, otherwise: 0, unanswered: 0 };
  const notes: string[] = [];
  for (const { original, mutant, originalImpliesMutant, mutantImpliesOriginal } of pairs) {
    const said = ours(policies[original] as ReadDocument, policies[mutant] as ReadDocument);
    const theirs = { originalImpliesMutant, mutantImpliesOriginal };
    const isSame = JSON.stringify(said) === JSON.stringify(theirs);
    const kind = typeof said === "string" ? "unanswered" : isSame ? "answered" : "otherwise";
    counts[kind]++;
    if (kind !== "answered") notes.push(`${original} and ${mutant}: ${JSON.stringify(said)}`);
  }
  process.stderr.write(`published implications, ${pairs.length} pairs: ${JSON.stringify(counts)}\n`);
  expect(notes).toEqual([]);
  expect(counts.answered).toBe(126);
});
