import { documentWords } from "../../src/access/evaluation/wording";
import { proveConsumer } from "../../src/access/proof/consumer-proof";
import { joined } from "../../src/access/proof/part";
import { proveAccessRoles } from "../../src/access/proof/provider/access-role-proof";
import { proveProvider } from "../../src/access/proof/provider/provider-proof";
import { statesOf } from "../../src/access/proof/provider/states";
import { type World, worldOf } from "../../src/access/world/world";
import { loadDeployment } from "../../src/config/load-deployment";
import { exampleFile } from "../support/examples";
import { answeredOtherwise } from "../support/policies/equal-answers";
import { type MutantKind, policyMutants } from "../support/policies/policy-mutants";
import { policyPlaces } from "../support/policies/policy-places";

/** A mutant is found by a request, refused since AWS would not take it, or equal: no class of requests is answered otherwise. */
type Judgement = "found" | "refused" | "equal" | "missed";

describe("every change of a statement that changes an answer is found, by the proof,", () => {
  test.each([
    ["the default deployment", "deployment.yaml"],
    ...["one-account", "regional-iam", "two-organizations-provider"].map((name) => [name, exampleFile(name)]),
  ])(
    "in %s",
    (name, file = "") => {
      const world = worldOf(loadDeployment(file));
      const score = new Map<MutantKind, Record<Judgement, number>>();
      const missed: string[] = [];
      for (const { ref, document, withDocument } of policyPlaces(world))
        for (const { kind, words, document: mutant } of policyMutants(document)) {
          const judgement = judge(world, withDocument(mutant));
          const row = score.get(kind) ?? { found: 0, refused: 0, equal: 0, missed: 0 };
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

function judge(world: World, changed: World): Judgement {
  try {
    if (proveChanged(world, changed).violations.length > 0) return "found";
    return answeredOtherwise(world, changed).length === 0 ? "equal" : "missed";
  } catch (error) {
    if (!(error instanceof Error) || !/is not understood$/.test(error.message)) throw error;
    return "refused";
  }
}

/** The proof of the parties whose documents differ. */
function proveChanged(world: World, changed: World) {
  return joined([
    ...changed.providers
      .filter((provider, i) => provider !== world.providers[i])
      .flatMap((provider) => [proveProvider(provider, statesOf(provider)), proveAccessRoles(provider)]),
    ...changed.consumers.filter((consumer, i) => consumer !== world.consumers[i]).map(proveConsumer),
  ]);
}

function table(score: ReadonlyMap<MutantKind, Record<Judgement, number>>): string {
  return [...score]
    .map(([kind, { found, refused, equal, missed }]) =>
      [
        `  ${kind.padEnd(24)}`,
        `${found} found`,
        `${refused} refused`,
        `${equal} equal`,
        `${missed} missed`,
      ].join(", "),
    )
    .join("\n");
}
