import { compareDocuments } from "../../src/access/classes/compare";
import { documentWords } from "../../src/access/evaluation/wording";
import { joined } from "../../src/access/proof/part";
import { proveOffer, proveUses } from "../../src/access/proof/prove-classes";
import { type World, worldOf } from "../../src/access/world/world";
import { loadDeployment } from "../../src/config/load-deployment";
import type { PolicyDocument } from "../../src/policies/document";
import { exampleFile } from "../support/examples";
import { answeredOtherwise } from "../support/policies/equal-answers";
import { type MutantKind, policyMutants } from "../support/policies/policy-mutants";
import { type PolicyPlace, policyPlaces } from "../support/policies/policy-places";

/**
 * A mutant is found by a request, refused since AWS would not take it, or equal: no class of requests is answered otherwise. What is
 * beyond the deployment is told apart by requests only that nobody can make there: by roles of another partition, for an action
 * that no service has, or where another document refuses them as well.
 */
type Judgement = "found" | "refused" | "equal" | "beyond" | "missed";

describe("every change of a statement that changes an answer is found, by the proof,", () => {
  test.each([
    ["the default deployment", "deployment.yaml"],
    ...["one-account", "regional-iam", "two-organizations-provider", "api-key", "front-door"].map((name) => [
      name,
      exampleFile(name),
    ]),
  ])(
    "in %s",
    (name, file = "") => {
      const world = worldOf(loadDeployment(file));
      const score = new Map<MutantKind, Record<Judgement, number>>();
      const missed: string[] = [];
      for (const { ref, document, withDocument } of policyPlaces(world))
        for (const { kind, words, document: mutant } of policyMutants(document)) {
          const judgement = judge(world, withDocument(mutant), { ref, document, mutant });
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

interface Change extends Pick<PolicyPlace, "ref" | "document"> {
  readonly mutant: PolicyDocument;
}

/** An API's policy decides in the company of others; the other documents are compared by themselves. */
function judge(world: World, changed: World, { ref, document, mutant }: Change): Judgement {
  try {
    if (proveChanged(world, changed).violations.length > 0) return "found";
    if (ref.kind === "authorization" || ref.kind === "routes") throw new Error(`${ref.kind} is no policy`);
    const { opened, closed } = compareDocuments(ref.kind, document, mutant);
    if (opened === undefined && closed === undefined) return "equal";
    // Behind an authorizer that answers completely, a policy that lets more pass lets nobody in.
    const decidesAlone =
      ref.kind === "resource-policy" && world.providers.every(({ api }) => api.auth !== "api-key");
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
