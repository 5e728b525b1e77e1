import fc from "fast-check";
import type { Verdict } from "../../src/access/evaluation/call";
import type { Decision } from "../../src/access/evaluation/policy/evaluate";
import type { PolicyKind } from "../../src/policies/document-ref";
import type { Outcome, Simulated } from "./simulator";
import { Tally } from "./tally";

/**
 * The number of questions of each kind. `npm test` always asks the same ones, `npm run test:agreement` many
 * more and new ones.
 */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 400);
const SEED = process.env.AGREEMENT_RUNS === undefined ? 5 : undefined;

/** The smallest share of an outcome: agreement on a rarer one would mean little. */
const RAREST = 0.1;

/** Asks random questions, and checks that each outcome occurs often enough. */
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

/** Expects the same effect of a document, by the same statement. */
export function expectSameDecision(ours: Decision, theirs: Decision | undefined): void {
  expect(comparable(ours)).toEqual(comparable(theirs ?? { effect: "silent" }));
}

function comparable({ effect, sid, delegates }: Decision): Decision {
  return { effect, sid, delegates };
}

/**
 * Expects the same verdict, and the same effect of each document that we evaluated. An endpoint's refusal
 * ends our evaluation, in AWS's order; the other implementation evaluates every document, and then
 * distinguishes explicit and implicit denies.
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
