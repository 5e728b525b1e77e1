import { loadDeployment } from "../../src/config/load-deployment";
import { type Link, linksOf } from "../../src/operate/parties/links";
import { neededPasses } from "../../src/operate/parties/needed-passes";
import { partiesOf } from "../../src/operate/parties/parties";
import { stackToApplyFirst } from "../../src/terraform/apply-first";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { type Synthesized, synth } from "../support/synth";

const SAMPLES = EXAMPLE_NAMES.map((name) => {
  const deployment = loadDeployment(exampleFile(name));
  return { name, deployment, stacks: synth(deployment) };
});

describe.each(SAMPLES)("$name", ({ deployment, stacks }) => {
  const links = linksOf(deployment);
  const parties = partiesOf(deployment).map(({ stackId }) => stackId);

  it("has exactly the links by which its stacks read each other's states", () => {
    const read = Object.entries(stacks).flatMap(([reader, stack]) => readings(reader, stack));
    expect(texts(links)).toEqual(texts(read));
  });

  it("needs as many passes as a play of its stacks takes, which looks at nothing but their JSON", () => {
    expect(neededPasses(parties, links)).toBe(playedPasses(stacks));
  });
});

it("takes two passes where nothing is read back, and three where a provider reads its consumers' endpoints", () => {
  const passes = Object.fromEntries(
    SAMPLES.map(({ name, deployment }) => [
      name,
      neededPasses(
        partiesOf(deployment).map(({ stackId }) => stackId),
        linksOf(deployment),
      ),
    ]),
  );
  expect(passes).toMatchObject({
    "several-consumers": 3,
    "one-account": 3,
    "central-gateway": 3,
    "api-key": 3,
    "regional-iam": 2,
    "public-contrast": 2,
    "two-organizations-provider": 2,
    "two-organizations-consumer": 2,
  });
});

/** The states that a stack reads: which of their outputs, and whether its plan fails without. */
function readings(reader: string, { json }: Synthesized): readonly Link[] {
  const required = Object.values(json.output).flatMap(({ precondition = [] }) =>
    (precondition as readonly { readonly error_message: string; readonly condition: string }[]).map(
      ({ error_message, condition }) => ({ source: stackToApplyFirst(error_message), condition }),
    ),
  );
  return Object.entries(json.locals ?? {}).flatMap(([local, value]) => {
    const found = /terraform_remote_state\.([\w-]+?)(?:\[0\])?\.outputs\.(\w+)/.exec(String(value));
    if (!found) return [];
    const [, source = "", output = ""] = found;
    const isRequired = required.some(
      (one) => one.source === source && one.condition.includes(`local.${local}`),
    );
    return [{ reader, source, output: output as Link["output"], isRequired }];
  });
}

function texts(links: readonly Link[]): readonly string[] {
  const all = links.map(
    ({ reader, source, output, isRequired }) =>
      `${reader} ${isRequired ? "needs" : "reads"} ${source} ${output}`,
  );
  return [...new Set(all)].sort();
}

/**
 * Plays a deployment's passes by what stacks show: in each pass every stack is compared, after those that it needs, with the facts
 * that it was applied with.
 */
function playedPasses(stacks: Readonly<Record<string, Synthesized>>): number {
  const read = Object.entries(stacks).flatMap(([reader, stack]) => readings(reader, stack));
  const needs = (id: string) => read.filter((one) => one.reader === id && one.isRequired).length;
  const order = Object.keys(stacks).sort((one, other) => Number(needs(one) > 0) - Number(needs(other) > 0));
  const appliedWith = new Map<string, string>();
  for (let passes = 1; passes < 10; passes += 1) {
    let isAnyApplied = false;
    for (const id of order) {
      const facts = read
        .filter(({ reader, source }) => reader === id && appliedWith.has(source))
        .map(({ source, output }) => `${source}.${output}`)
        .join();
      if (appliedWith.get(id) === facts) continue;
      appliedWith.set(id, facts);
      isAnyApplied = true;
    }
    if (!isAnyApplied) return passes;
  }
  throw new Error("these stacks never come to rest");
}
