import { resolve } from "node:path";
import { deploymentExpectations } from "../../src/access/network/deployment-expectations";
import { networkFindings } from "../../src/access/network/network-findings";
import { loadDeployment } from "../../src/config/load-deployment";
import type { Deployment } from "../../src/model/deployment";
import { allMutants } from "../access/network/mutants/all-mutants";
import { equalBecause, REASONS } from "../access/network/mutants/equal";
import type { Mutant } from "../access/network/mutants/mutant";
import { privateDomain, regionalDomain } from "../access/network/mutual-tls/deployments";
import { deploymentFrom } from "../support/deployment";
import { exampleFile } from "../support/examples";
import {
  ADOPTING_DOOR,
  ADOPTING_READER,
  keyedFile,
  TWO_DOORS,
  WITH_PARTNER,
} from "../support/keyed-deployments";
import { sampleOfEach } from "../support/sample";
import { synth } from "../support/synth";

/** The size of the sample of each kind in each deployment, and of each reason: attributes and values alone have thousands of mutants. */
const MOST = 12;

const GROUPS = {
  groupOf: (mutant: Mutant) => `${mutant.kind}: ${equalBecause(mutant)}`,
  nameOf: ({ name }: Mutant) => name,
};

/** Examples that together have every kind of network, client and API. */
const NAMES = [
  "adopted-network",
  "api-key",
  "existing-roles",
  "front-door",
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

/** Shapes that no example has. */
const KEYED = {
  "a front door in a VPC that exists": keyedFile({ consumer: ADOPTING_DOOR }),
  "two front doors": keyedFile({ consumer: TWO_DOORS }),
  "keys of a consumer outside the file": keyedFile({ consumer: ADOPTING_READER }, WITH_PARTNER),
};

/** Entrances of both kinds of domain. */
const ENTERED = {
  "an API behind mutual TLS with a private domain": privateDomain,
  "one with a regional domain, whose calls are signed as well": regionalDomain,
};

const DEPLOYMENTS: readonly (readonly [name: string, load: () => Deployment])[] = [
  ["the default deployment", () => loadDeployment(resolve(__dirname, "../../deployment.yaml"))],
  ...NAMES.map((name) => [name, () => loadDeployment(exampleFile(name))] as const),
  ...Object.entries(KEYED).map(([name, file]) => [name, () => deploymentFrom(file)] as const),
  ...Object.entries(ENTERED),
];

interface Score {
  found: number;
  equal: number;
}

const scores = new Map<string, Score>();
const used = new Map<string, number>();

/** The mutants of a deployment that are neither found nor equal, counted with all others. */
function survivors(load: () => Deployment): readonly string[] {
  const deployment = load();
  const expectations = deploymentExpectations(deployment);
  const stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)]),
  );
  // Every change would be found where something is wrong already.
  expect(networkFindings(stacks, expectations).problems).toEqual([]);
  return sampleOfEach(allMutants(stacks), MOST, GROUPS).flatMap((mutant) => {
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

test.each(DEPLOYMENTS)("%s: every change of a stack is found, or is none for a reason", (_, load) => {
  expect(survivors(load)).toEqual([]);
});

test("every reason is one that some change has, and most changes have none", () => {
  expect(REASONS.filter((reason) => !used.has(reason))).toEqual([]);
  const all = [...scores.values()];
  const found = all.reduce((sum, score) => sum + score.found, 0);
  const equal = all.reduce((sum, score) => sum + score.equal, 0);
  expect(found).toBeGreaterThan(8_000);
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
