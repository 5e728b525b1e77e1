import { resolve } from "node:path";
import { deploymentExpectations } from "../../src/access/network/deployment-expectations";
import { networkFindings } from "../../src/access/network/network-findings";
import { loadDeployment } from "../../src/config/load-deployment";
import { allMutants } from "../access/network/mutants/all-mutants";
import { equalBecause, REASONS } from "../access/network/mutants/equal";
import { exampleFile } from "../support/examples";
import { synth } from "../support/synth";

/** Examples that together have every kind of network, client and API. */
const NAMES = [
  "adopted-network",
  "existing-roles",
  "no-private-dns",
  "options",
  "private-backend",
  "private-open",
  "regional-iam",
  "several-consumers",
  "terraform-cloud",
  "two-organizations-consumer",
  "two-organizations-provider",
];

const FILES = { "the default deployment": resolve(__dirname, "../../deployment.yaml") };
const DEPLOYMENTS = Object.entries({
  ...FILES,
  ...Object.fromEntries(NAMES.map((name) => [name, exampleFile(name)])),
});

interface Score {
  found: number;
  equal: number;
}

const scores = new Map<string, Score>();
const used = new Map<string, number>();

/** The mutants of a deployment that are neither found nor equal, counted with all others. */
function survivors(file: string): readonly string[] {
  const deployment = loadDeployment(file);
  const expectations = deploymentExpectations(deployment);
  const stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)]),
  );
  return allMutants(stacks).flatMap((mutant) => {
    const score = scores.get(mutant.kind) ?? { found: 0, equal: 0 };
    scores.set(mutant.kind, score);
    if (networkFindings(mutant.stacks, expectations).problems.length > 0) {
      score.found += 1;
      return [];
    }
    const reason = equalBecause(mutant);
    if (reason === undefined) return [`${mutant.kind}: ${mutant.name}`];
    score.equal += 1;
    used.set(reason, (used.get(reason) ?? 0) + 1);
    return [];
  });
}

test.each(DEPLOYMENTS)("%s: every change of a stack is found, or is none for a reason", (_, file) => {
  expect(survivors(file)).toEqual([]);
});

test("every reason is one that some change has, and most changes have none", () => {
  expect(REASONS.filter((reason) => !used.has(reason))).toEqual([]);
  const all = [...scores.values()];
  const found = all.reduce((sum, score) => sum + score.found, 0);
  const equal = all.reduce((sum, score) => sum + score.equal, 0);
  expect(found).toBeGreaterThan(10_000);
  process.stderr.write(
    `network mutations: ${found} found of ${found}, ${equal} equal for ${used.size} reasons\n`,
  );
  if (process.env.NETWORK_SCORES) process.stderr.write(`${table()}\n`);
});

/** The score by kind, for `NETWORK_SCORES=1`. */
function table(): string {
  const rows = [...scores].map(([kind, { found, equal }]) => `| ${kind} | ${found} | ${equal} |`);
  const reasons = [...used].map(([reason, count]) => `| ${reason} | ${count} |`);
  return ["| change | found | equal |", "| --- | --- | --- |", ...rows, "", ...reasons].join("\n");
}
