import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../../src/config/load-deployment";
import { stateKey } from "../../../src/model/aws/names";
import type { Deployment } from "../../../src/model/deployment";
import { exampleFile } from "../../support/examples";
import { succeeded } from "../support/processes/run";
import { createStateBucket, type StateBucket } from "../support/state/state-bucket";
import { type Changes, planChanges } from "../support/terraform/plan";
import { Workspace } from "../support/terraform/workspace";
import { applyOrder, type Group } from "./apply-order";
import type { ExampleSystem } from "./example-system";
import { liveFile, type Replacements } from "./live-file";
import { parties } from "./parties";

/** The outputs of a stack, which tell the other side its facts. */
export type Facts = Readonly<Record<string, unknown>>;

/** A file of the examples in a workspace of its own, from which its stacks are applied. */
export class ExampleFile {
  readonly #name: string;
  readonly #system: ExampleSystem;
  readonly #workspace: Workspace;
  readonly #initialized = new Set<string>();
  #bucket: StateBucket | undefined;
  #deployment: Deployment | undefined;

  constructor(name: string, system: ExampleSystem) {
    this.#name = name;
    this.#system = system;
    this.#workspace = new Workspace(system.aws.url, system.folder);
    this.#workspace.attach(system.provider);
  }

  /** As it was written last. */
  get deployment(): Deployment {
    if (this.#deployment === undefined) throw new Error(`${this.#name} has not been synthesized`);
    return this.#deployment;
  }

  get stackIds(): readonly string[] {
    return parties(this.deployment).map(({ stackId }) => stackId);
  }

  /**
   * Writes the file down, and its stacks.
   * @returns the groups of stacks in the order in which the synthesis says to apply them
   */
  async synthesize(replacements?: Replacements): Promise<readonly Group[]> {
    const file = liveFile(readFileSync(exampleFile(this.#name), "utf8"), this.#system.number, replacements);
    this.#workspace.describe(file);
    const { output } = succeeded(`synth of ${this.#name}`, await this.#workspace.synth());
    const { bucket, region } = file.state;
    this.#bucket ??= await createStateBucket(this.#system.aws.url, bucket, region);
    this.#deployment = loadDeployment(join(this.#workspace.folder, "deployment.yaml"));
    const offering = [...this.#deployment.providers, ...this.#deployment.serviceProviders];
    const providers = offering.map(({ stackId }) => stackId);
    return applyOrder(output, (stackId) => providers.includes(stackId));
  }

  async apply(stackId: string): Promise<void> {
    if (!this.#initialized.has(stackId)) await this.#terraform(stackId, "init");
    this.#initialized.add(stackId);
    await this.#terraform(stackId, "apply", "-auto-approve");
  }

  /** The changes that are left to do for a stack. */
  plan(stackId: string): Promise<Changes> {
    return planChanges(this.#workspace, stackId);
  }

  async facts(stackId: string): Promise<Facts> {
    const { name, state } = this.deployment;
    if (state.type !== "s3") throw new Error(`the state of ${this.#name} is not in S3`);
    const text = await this.#bucket?.read(stateKey(state.keyPrefix, name, stackId));
    const { outputs } = JSON.parse(text ?? "") as { outputs: Record<string, { readonly value: unknown }> };
    return Object.fromEntries(Object.entries(outputs).map(([fact, { value }]) => [fact, value]));
  }

  async #terraform(stackId: string, ...args: readonly string[]): Promise<void> {
    const run = await this.#workspace.terraform(stackId, ...args);
    succeeded(`${args[0]} of ${stackId} of ${this.#name}`, run);
  }
}
