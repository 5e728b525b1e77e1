import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FaultPlace } from "../faults/fault";
import type { Inputs } from "../inputs";
import type { ReportedProblem } from "../operation-event";
import { type Changes, madeChanges, plannedChanges } from "../terraform/changes";
import type { CommandEnd } from "../terraform/command";
import type { PlanOptions, StackFolder } from "../terraform/stack-folder";
import { managedResources, type TerraformState } from "../terraform/terraform-state";
import { type Ended, ended } from "./ended";

/** A plan, or what came instead. */
export type Planned =
  | { readonly kind: "planned"; readonly changes: Changes; readonly isEmpty: boolean }
  | Ended;

/** An apply with all that it made, whether or not it came to its end. */
export type Applied = { readonly made: Changes } & ({ readonly kind: "applied" } | Ended);

/** Has runs follow one another. */
export type Queue = <T>(run: () => Promise<T>) => Promise<T>;

/** A party whose stack Terraform is driven in. */
export class OperatedParty {
  #initialized: Promise<Ended | undefined> | undefined;

  constructor(
    readonly stack: StackFolder,
    private readonly place: FaultPlace,
    private readonly inputs: Inputs,
    private readonly interrupted: AbortSignal,
    /** Of initializations: Terraform's plugin cache does not take two at a time. */
    private readonly queue: Queue,
  ) {}

  get stackId(): string {
    return this.stack.stackId;
  }

  async plan(options: PlanOptions): Promise<Planned> {
    const before = await this.#begin();
    if (before) return before;
    const end = await this.stack.plan(options);
    if (end.status !== 0 && end.status !== 2) return this.#ended(end);
    return { kind: "planned", changes: plannedChanges(end.events), isEmpty: end.status === 0 };
  }

  /**
   * Applies the plan that was kept.
   * @throws OperationError if the files that it was made of have changed since
   */
  async apply(): Promise<Applied> {
    const none = madeChanges([]);
    if (this.interrupted.aborted) return { made: none, kind: "interrupted", problems: [] };
    this.inputs.expectSame(this.stack.folder);
    const end = await this.stack.applyPlan();
    const made = madeChanges(end.events);
    if (end.status === 0) return { made, kind: "applied" };
    return { made, ...(await this.#ended(end)) };
  }

  /** Takes the mark off resources that they were not created to the end; what came instead if that failed. */
  async untaint(addresses: readonly string[]): Promise<Ended | undefined> {
    for (const address of addresses) {
      if (this.interrupted.aborted) return { kind: "interrupted", problems: [] };
      const end = await this.stack.untaint(address);
      if (end.status !== 0) return this.#ended(end);
    }
    return undefined;
  }

  /** Its state; undefined if it has none, or one without resources. */
  async state(): Promise<{ readonly kind: "state"; readonly state: TerraformState | undefined } | Ended> {
    const before = await this.#begin();
    if (before) return before;
    const state = await this.stack.state();
    return { kind: "state", state: managedResources(state).length > 0 ? state : undefined };
  }

  /** Initializes the folder once; what came instead if that failed. */
  #begin(): Promise<Ended | undefined> | Ended {
    if (this.interrupted.aborted) return { kind: "interrupted", problems: [] };
    const unsaved = unsavedState(this.stack);
    if (unsaved) return unsaved;
    this.#initialized ??= this.queue(async () => {
      const end = await this.stack.init();
      return end.status === 0 ? undefined : this.#ended(end);
    });
    return this.#initialized;
  }

  /** Terraform that a signal ended could not release its lock. */
  async #ended(end: CommandEnd): Promise<Ended> {
    const found = ended(end, this.place, this.interrupted.aborted);
    if (end.signal === undefined || found.kind === "waits") return found;
    return { ...found, problems: [...found.problems, ...(await this.#lock())] };
  }

  /** The lock of its state, if it is held: Terraform tells its id to whoever asks for it as well. */
  async #lock(): Promise<readonly ReportedProblem[]> {
    const found = ended(await this.stack.plan({ refresh: false }), this.place, false);
    const problems = found.kind === "waits" ? [] : found.problems;
    return problems.filter(({ summary }) => /state lock/.test(summary));
  }
}

/**
 * A run that could not save its state has left it in a file. Another one would make everything of it anew.
 * @see https://developer.hashicorp.com/terraform/cli/commands/state/push
 */
function unsavedState(stack: StackFolder): Ended | undefined {
  const { folder, stackId } = stack;
  const file = join(folder, "errored.tfstate");
  if (!existsSync(file)) return undefined;
  const push = stack.commandLine("state", "push", "errored.tfstate");
  const summary = `expected the state of ${stackId} in its bucket, got a part of it in ${file}`;
  const advice = `an earlier run could not save it: ${push}, then delete the file`;
  return { kind: "failed", problems: [{ summary, advice }] };
}
