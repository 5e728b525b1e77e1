import fc from "fast-check";
import { type Change, compareDocuments } from "../../src/access/classes/compare";
import { contextKeys } from "../../src/access/evaluation/policy/context";
import { type Decision, evaluate, type PolicyRequest } from "../../src/access/evaluation/policy/evaluate";
import { keysOf, type ReadDocument, statementsOf } from "../../src/access/evaluation/policy/read-document";
import { apiArn } from "./alphabet";
import { callers } from "./arbitrary-requests";
import { widerContexts, widerDocuments } from "./wider-policies";

/** A long run takes minutes, in milliseconds. */
/** Pairs of documents, each asked about many requests. */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 200);
const SEED = process.env.AGREEMENT_RUNS === undefined ? 5 : undefined;

const requests: fc.Arbitrary<PolicyRequest> = fc
  .record({
    action: fc.constantFrom("execute-api:Invoke", "execute-api:Invoke", "sts:AssumeRole", "s3:GetObject"),
    path: fc.constantFrom("/prod/GET/a", "/prod/GET/ab", "/prod/POST/a", "/dev/GET/a", "/prod/GET/"),
    caller: callers,
    context: widerContexts,
  })
  .map(({ action, path, caller, context }) => ({
    action,
    resource: `${apiArn("aaaaaaaaaa")}${path}`,
    account: caller?.account,
    context: { ...context, "aws:PrincipalArn": caller?.arn, "aws:PrincipalAccount": caller?.account },
  }));

/** A document and the same with a statement dropped, or with one of another's in its place. */
const edits = fc
  .record({ earlier: widerDocuments(), other: widerDocuments(), at: fc.nat(3), drops: fc.boolean() })
  .map(({ earlier, other, at, drops }) => {
    const statements = statementsOf(earlier);
    const place = at % statements.length;
    const later: ReadDocument = {
      Statement: drops
        ? statements.toSpliced(place, 1)
        : statements.toSpliced(place, 1, ...statementsOf(other).slice(0, 1)),
    };
    return { earlier, later };
  });

/** Rises with what a caller can do. */
const ORDER = ["deny", "silent", "account", "allow"];
const rank = ({ effect, delegates }: Decision) => ORDER.indexOf(delegates ? "account" : effect);

/** The kinds of change from one decision to another. */
function kindsOf({ before, after }: Pick<Change, "before" | "after">): readonly string[] {
  const [from, to] = [rank(before), rank(after)];
  return [
    ...(from < 2 && to >= 2 ? ["newlyAllowed"] : []),
    ...(from >= 2 && to < 2 ? ["newlyRefused"] : []),
    ...(from < to ? ["opened"] : []),
    ...(from > to ? ["closed"] : []),
  ];
}

test("what changes for any request of many is found without asking about it, and what is found does change", () => {
  const counts: Record<string, number> = { none: 0 };
  const property = fc.property(
    edits,
    fc.array(requests, { minLength: 60, maxLength: 60 }),
    ({ earlier, later }, asked) => {
      const keys = contextKeys([...keysOf(earlier), ...keysOf(later)]);
      const decide = (request: PolicyRequest) => ({
        before: evaluate("resource-policy", earlier, request, keys),
        after: evaluate("resource-policy", later, request, keys),
      });
      const found = Object.entries(compareDocuments("resource-policy", earlier, later));
      const kinds = new Set(asked.flatMap((request) => kindsOf(decide(request))));
      for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
      if (kinds.size === 0) counts.none = (counts.none ?? 0) + 1;
      const names = found.map(([kind]) => kind);
      expect([...kinds].filter((kind) => !names.includes(kind))).toEqual([]);
      for (const [kind, change] of found) {
        expect(kindsOf(change)).toContain(kind);
        expect(decide(change.request)).toEqual({ before: change.before, after: change.after });
      }
    },
  );
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`pairs of documents by what changes: ${JSON.stringify(counts)}\n`);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(RUNS / 50);
});

test("a document compared with itself changes nothing", () => {
  const property = fc.property(widerDocuments(), (document) => {
    expect(compareDocuments("resource-policy", document, { ...document })).toEqual({});
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
});
