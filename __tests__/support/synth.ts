import { type App, type TerraformStack, Testing } from "cdktf";
import type { Bundles } from "../../src/bundle/bundle";
import type { Deployment } from "../../src/model/deployment";
import { deploymentStacks } from "../../src/stacks/deployment-stacks";
import { deploymentFrom } from "./deployment";

/** Stands for bundled functions where their code does not matter. */
export const NO_CODE: Bundles = {
  of: () => ({ path: "assets/code.zip", content: new Uint8Array(), sha256: "sha256" }),
  programOf: () => ({
    path: "assets/server.000000000000.js",
    content: new Uint8Array(),
    sha256: "0".repeat(64),
  }),
};

/** A synthesized stack: its JSON as text, for cdktf's matchers, and as a value. */
export interface Synthesized {
  readonly text: string;
  readonly json: StackJson;
  /** `aws_vpc.main`, sorted. */
  readonly addresses: readonly string[];
}

/** The parts of a stack's JSON that tests read. */
export interface StackJson {
  readonly data: Block;
  readonly resource: Block;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, { readonly value: unknown; readonly precondition?: unknown }>>;
  readonly provider: { readonly aws: readonly Attributes[] };
  readonly terraform: Attributes;
}

type Attributes = Readonly<Record<string, unknown>>;
type Block = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** The stacks of a deployment, by stack id. */
export function synth(
  deployment: Deployment,
  bundles: Bundles = NO_CODE,
): Readonly<Record<string, Synthesized>> {
  const app: App = Testing.app();
  return Object.fromEntries(
    deploymentStacks(app, deployment, bundles).map((stack) => [stack.node.id, read(stack)]),
  );
}

export function synthFile(file: object): Readonly<Record<string, Synthesized>> {
  return synth(deploymentFrom(file));
}

/** The stack with this id. */
export function stackOf(stacks: Readonly<Record<string, Synthesized>>, stackId: string): Synthesized {
  const stack = stacks[stackId];
  if (stack === undefined) throw new Error(`there is no stack ${stackId}`);
  return stack;
}

function read(stack: TerraformStack): Synthesized {
  const text = Testing.synth(stack);
  // A stack whose consumer makes nothing has no such key.
  const json = { resource: {}, ...JSON.parse(text) } as StackJson;
  const addresses = Object.entries(json.resource)
    .flatMap(([type, resources]) => Object.keys(resources).map((name) => `${type}.${name}`))
    .sort();
  return { text, json, addresses };
}

/** An attribute of a resource, or the test is wrong. */
export function attribute(stack: Synthesized, address: string, name: string): unknown {
  const [type = "", id = ""] = address.split(".");
  const resource = stack.json.resource[type]?.[id];
  if (resource === undefined) throw new Error(`there is no ${address}`);
  return resource[name];
}
