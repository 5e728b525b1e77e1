import { compareDocuments } from "../../src/access/classes/compare";
import { type ReadDocument, statementsOf } from "../../src/access/evaluation/policy/read-document";
import { foreignData, type Implications } from "./foreign-data";

const { policies, pairs } = foreignData<Implications>("quacky-implications.json");

/** A policy that names principals is one of a resource, all others are those of identities. */
function kindOf(document: ReadDocument) {
  const hasPrincipal = statementsOf(document).some(
    ({ Principal, NotPrincipal }) => Principal !== undefined || NotPrincipal !== undefined,
  );
  return hasPrincipal ? ("resource-policy" as const) : ("identity-policy" as const);
}

/** The relation of two policies, in a word. */
function relation(originalImpliesMutant: boolean, mutantImpliesOriginal: boolean): string {
  if (originalImpliesMutant) return mutantImpliesOriginal ? "equivalent" : "mutant is wider";
  return mutantImpliesOriginal ? "mutant is narrower" : "neither";
}

/** Our word on a pair; an error of ours, which names what is not understood, is an answer as well. */
function ours(original: ReadDocument, mutant: ReadDocument): string {
  try {
    const { newlyAllowed, newlyRefused } = compareDocuments(kindOf(original), original, mutant);
    return relation(newlyRefused === undefined, newlyAllowed === undefined);
  } catch (error) {
    return error instanceof Error ? `refused: ${error.message}` : String(error);
  }
}

test("of all pairs of policies that quacky judged, each implies the other to us where it does to quacky", () => {
  const rows = new Map<string, { agreeing: number; refused: number; total: number }>();
  const wrong = pairs.flatMap((pair) => {
    const { original, mutant } = pair;
    const theirs = relation(pair.originalImpliesMutant, pair.mutantImpliesOriginal);
    const said = ours(policies[original] as ReadDocument, policies[mutant] as ReadDocument);
    const row = rows.get(theirs) ?? { agreeing: 0, refused: 0, total: 0 };
    const isRefused = said.startsWith("refused: ");
    row.total++;
    if (said === theirs) row.agreeing++;
    if (isRefused) row.refused++;
    rows.set(theirs, row);
    return said === theirs || isRefused
      ? []
      : [`${original} and ${mutant}: ${theirs} to quacky, ${said} to us`];
  });
  const table = [...rows].map(
    ([theirs, { agreeing, refused, total }]) =>
      `  ${theirs}: ${total} pairs, ${agreeing} agreeing, ${refused} refused by name`,
  );
  process.stderr.write(`policies that quacky judged:\n${table.join("\n")}\n`);
  expect(wrong).toEqual([]);
  // As it stands all are understood: a new refusal is a loss, and to be seen.
  expect([...rows.values()].map(({ refused }) => refused)).toEqual([0, 0, 0, 0]);
  expect(pairs).toHaveLength(126);
});
