import { isDeepStrictEqual } from "node:util";
import { expectedSystem } from "../../src/access/gateway/expectations/expected-system";
import { gatewayFindings } from "../../src/access/gateway/findings/gateway/gateway-findings";
import { serviceFindings } from "../../src/access/gateway/findings/service/service-findings";
import { proveSystem } from "../../src/access/gateway/system-proof";
import { type Json, readStack } from "../../src/access/network/stack/stack-json";
import { GATEWAYS } from "../access/gateway/deployments";
import { allGatewayMutants } from "../access/gateway/mutants/all-gateway-mutants";
import { equalBecause, REASONS } from "../access/gateway/mutants/equal-gateways";
import type { Stacks } from "../access/network/mutants/mutant";
import { deploymentFrom } from "../support/deployment";
import { synth } from "../support/synth";

type Expected = ReturnType<typeof expectedSystem>;

interface Score {
  found: number;
  equal: number;
}

const scores = new Map<string, Score>();
const used = new Map<string, number>();

/** True if the proof says that something is wrong. What is wrong with the changed stack alone is looked for first, as that is quick. */
function isFound(mutant: Stacks, original: Stacks, expected: Expected): boolean {
  const changed = Object.entries(mutant).filter(([id, json]) => json !== original[id]);
  const isWrong = (id: string, json: Json) => {
    const [stack, gateway, service] = [readStack(id, json), expected.gateways[id], expected.services[id]];
    const findings = gateway
      ? gatewayFindings(stack, gateway)
      : service
        ? serviceFindings(stack, service)
        : [];
    return findings.some(({ kind }) => kind === "problem");
  };
  return changed.some(([id, json]) => isWrong(id, json)) || proveSystem(mutant, expected).problems.length > 0;
}

/** The mutants of a deployment that are neither found nor equal, counted with all others. */
function survivors(file: object): readonly string[] {
  const deployment = deploymentFrom(file);
  const expected = expectedSystem(deployment);
  const stacks: Stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text) as Json]),
  );
  // Every change would be found where something is wrong already.
  expect(proveSystem(stacks, expected).problems).toEqual([]);
  return allGatewayMutants(stacks).flatMap((mutant) => {
    const score = scores.get(mutant.kind) ?? { found: 0, equal: 0 };
    scores.set(mutant.kind, score);
    if (isFound(mutant.stacks, stacks, expected)) {
      score.found += 1;
      return [];
    }
    // A generator may come upon what is there already.
    if (isDeepStrictEqual(mutant.stacks, stacks)) return [];
    const reason = equalBecause(mutant);
    if (reason === undefined) return [`${mutant.kind}: ${mutant.name}`];
    score.equal += 1;
    used.set(reason, (used.get(reason) ?? 0) + 1);
    return [];
  });
}

test.each(Object.entries(GATEWAYS))(
  "%s: every change of a stack is found, or is none for a reason",
  (_, file) => {
    expect(survivors(file)).toEqual([]);
  },
);

test("every reason is one that some change has, and most changes have none", () => {
  expect(REASONS.filter((reason) => !used.has(reason))).toEqual([]);
  const all = [...scores.values()];
  const found = all.reduce((sum, score) => sum + score.found, 0);
  const equal = all.reduce((sum, score) => sum + score.equal, 0);
  expect(found).toBeGreaterThan(5000);
  process.stderr.write(
    `gateway mutations: ${found} found of ${found}, ${equal} equal for ${used.size} reasons\n`,
  );
});
