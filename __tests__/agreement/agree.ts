import fc from "fast-check";
import type { Verdict } from "../../src/access/evaluation/call";
import type { Decision } from "../../src/access/evaluation/evaluate";
import type { PolicyKind } from "../../src/policies/document-ref";
import type { Outcome, Simulated } from "./simulator";
import { Tally } from "./tally";

/** Of each kind of question. `npm test` asks the same ones every time, `npm run test:agreement` many more and new ones. */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 400);
const SEED = process.env.AGREEMENT_RUNS === undefined ? 5 : undefined;

/** Rarer than this an outcome would be agreed upon without meaning much. */
const RAREST = 0.1;

/** Asks questions by chance, and sees to it that each outcome comes often enough. */
export async function agreeOn<T>(
  what: string,
  questions: fc.Arbitrary<T>,
  ask: (question: T) => Promise<Outcome>,
): Promise<void> {
  const tally = new Tally();
  const property = fc.asyncProperty(questions, async (question) => tally.count(await ask(question)));
  await fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`agreement on ${what}: ${tally}\n`);
  expect(tally.total).toBe(RUNS);
  expect(tally.rarest).toBeGreaterThan(RAREST);
}

/** What a document says, by which statement. */
export function expectSameDecision(ours: Decision, theirs: Decision | undefined): void {
  expect(said(ours)).toEqual(said(theirs ?? { effect: "silent" }));
}

function said({ effect, sid, delegates }: Decision): Decision {
  return { effect, sid, delegates };
}

/**
 * The verdict as a whole, and what each document said that we asked. An endpoint that refuses has the last word with us,
 * in AWS's order; the other implementation asks every document, and then tells an explicit deny from an implicit one.
 */
export function expectSameVerdict(
  { allowed, steps }: Verdict,
  theirs: Simulated,
  documents: Readonly<Record<"endpoint" | "resource" | "identity", PolicyKind>>,
): void {
  expect(allowed).toBe(theirs.outcome === "allowed");
  for (const document of ["endpoint", "resource", "identity"] as const) {
    const step = steps.find((one) => one.document.kind === documents[document]);
    if (step) expectSameDecision(step as Decision, theirs[document]);
  }
  if (steps.some(({ effect }) => effect === "deny")) expect(theirs.outcome).toBe("explicitly denied");
}
