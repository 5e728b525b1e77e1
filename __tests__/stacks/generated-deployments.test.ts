import fc from "fast-check";
import { policySize } from "../../src/access/world/sized-document";
import { worldOf } from "../../src/access/world/world";
import { accepted, arbitraryDeployment } from "../support/arbitrary/arbitrary-deployment";
import { evaluatedDocuments, renderedDocuments } from "../support/policies/rendered-policies";
import { synth } from "../support/synth";

const RUNS = 40;
const SEED = 5;

test("generated deployments are synthesized with the very documents that were evaluated, of the sizes computed", () => {
  let documents = 0;
  const property = fc.property(arbitraryDeployment, (file) => {
    const deployment = accepted(file);
    fc.pre(deployment !== undefined);
    const world = worldOf(deployment);
    const evaluated = evaluatedDocuments(world);
    const rendered = renderedDocuments(world, synth(deployment));
    expect(parsed(rendered)).toEqual(evaluated);
    expect(mapped(rendered, (text) => text.length)).toEqual(mapped(evaluated, policySize));
    documents += Object.keys(evaluated).length;
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`generated deployments: ${documents} documents synthesized as evaluated\n`);
  expect(documents).toBeGreaterThan(RUNS);
});

function parsed(texts: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return mapped(texts, (text) => JSON.parse(text));
}

function mapped<T, U>(values: Readonly<Record<string, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
