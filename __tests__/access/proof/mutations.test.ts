import { documentWords } from "../../../src/access/evaluation/wording";
import { proveClasses } from "../../../src/access/proof/prove-classes";
import { loadDeployment } from "../../../src/config/load-deployment";
import { exampleFile } from "../../support/examples";
import { policyMutants } from "../../support/policies/policy-mutants";
import { policyPlaces } from "../../support/policies/policy-places";

test.each(["default", "one-account", "regional-iam", "two-organizations-provider"])("%s", (name) => {
  const deployment = loadDeployment(name === "default" ? "deployment.yaml" : exampleFile(name));
  const missed: string[] = [];
  const tally: Record<string, [number, number, number]> = {};
  const t = Date.now();
  for (const { ref, document, withDocument } of policyPlaces(deployment))
    for (const { kind, words, document: mutant } of policyMutants(document)) {
      const row = (tally[kind] ??= [0, 0, 0]);
      row[0]++;
      try {
        if (proveClasses(withDocument(mutant)).violations.length > 0) row[1]++;
        else missed.push(`${documentWords(ref)}: ${words}`);
      } catch (error) {
        row[2]++;
      }
    }
  console.log(name, Date.now() - t, JSON.stringify(tally), missed.length, missed.slice(0, 40).join("\n"));
});
