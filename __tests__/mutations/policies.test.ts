import { documentWords } from "../../src/access/evaluation/wording";
import { joined } from "../../src/access/proof/part";
import { proveOffer, proveUses } from "../../src/access/proof/prove-classes";
import { type World, worldOf } from "../../src/access/world/world";
import { loadDeployment } from "../../src/config/load-deployment";
import type { Deployment } from "../../src/model/deployment";
import { exampleFile } from "../support/examples";
import { mutualTlsDeployment } from "../support/mutual-tls-deployment";
import { answeredOtherwise } from "../support/policies/equal-answers";
import { type MutantKind, type PolicyMutant, policyMutants } from "../support/policies/policy-mutants";
import { type PolicyPlace, policyPlaces } from "../support/policies/policy-places";
import { sampleOfEach } from "../support/sample";

/** The size of the sample of each kind in each document: a star in the place of each character makes thousands, each proven anew. */
const MOST = 10;

/**
 * A mutant is found by a request, refused since AWS would not take it, or equal: an API answers no class of requests otherwise. What is
 * beyond the proof is told apart by none of its requests: by such only as nobody can make there (from roles of another partition, for
 * an action that no service has), or which another document refuses as well.
 */
type Judgement = "found" | "refused" | "equal" | "beyond" | "missed";

describe("every change of a statement that changes an answer is found, by the proof,", () => {
  test.each<[string, () => Deployment]>([
    ["the default deployment", () => loadDeployment("deployment.yaml")],
    ...["one-account", "regional-iam", "two-organizations-provider", "api-key"].map(
      (name): [string, () => Deployment] => [name, () => loadDeployment(exampleFile(name))],
    ),
    ["mutual TLS with certificates", () => mutualTlsDeployment({ endpointType: "private" })],
    ["mutual TLS with signatures", () => mutualTlsDeployment({ auth: "iam" })],
  ])(
    "in %s",
    (name, deployment) => {
      const world = worldOf(deployment());
      const score = new Map<MutantKind, Record<Judgement, number>>();
      const missed: string[] = [];
      for (const { ref, document, withDocument } of policyPlaces(world))
        for (const { kind, words, document: mutant } of sampleOfEach(policyMutants(document), MOST, NAMES)) {
          const judgement = judge(world, withDocument(mutant), ref);
          const row = score.get(kind) ?? { found: 0, refused: 0, equal: 0, beyond: 0, missed: 0 };
          score.set(kind, { ...row, [judgement]: row[judgement] + 1 });
          if (judgement === "missed") missed.push(`${documentWords(ref)}: ${words}`);
        }
      process.stdout.write(`mutants of ${name}:\n${table(score)}\n`);
      expect(missed).toEqual([]);
      expect([...score.values()].every(({ found, refused }) => found + refused > 0)).toBe(true);
    },
    600_000,
  );
});

/** Only an API's policy decides in the company of others, whose answers are compared as well. */
function judge(world: World, changed: World, ref: PolicyPlace["ref"]): Judgement {
  try {
    if (proveChanged(world, changed).violations.length > 0) return "found";
    // Behind an authorizer that answers completely, a policy that lets more pass lets nobody in. An Allow of the one endpoint, the
    // API's or its domain's, may lose its condition, as a Deny of all others is beside it.
    const decidesAlone =
      ref.kind === "resource-policy" && world.providers.every(({ api }) => api.authorizer === undefined);
    if (!decidesAlone) return "beyond";
    return answeredOtherwise(world, changed).length === 0 ? "equal" : "missed";
  } catch (error) {
    if (!(error instanceof Error) || !/is not understood$/.test(error.message)) throw error;
    return "refused";
  }
}

/** The proof of the parties whose documents differ. */
function proveChanged(world: World, changed: World) {
  return joined([
    ...changed.providers.filter((provider, i) => provider !== world.providers[i]).flatMap(proveOffer),
    ...changed.consumers.filter((consumer, i) => consumer !== world.consumers[i]).flatMap(proveUses),
  ]);
}

const NAMES = {
  groupOf: ({ kind }: PolicyMutant) => kind,
  nameOf: ({ words }: PolicyMutant) => words,
};

function table(score: ReadonlyMap<MutantKind, Record<Judgement, number>>): string {
  return [...score]
    .map(([kind, { found, refused, equal, beyond, missed }]) =>
      [
        `  ${kind.padEnd(24)}`,
        `${found} found`,
        `${refused} refused`,
        `${equal} equal`,
        `${beyond} beyond`,
        `${missed} missed`,
      ].join(", "),
    )
    .join("\n");
}
