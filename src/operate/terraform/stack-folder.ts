import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { OperationError } from "../operation-error";
import { type CommandEnd, runCommand, type Surroundings } from "./command";
import { CommandLog } from "./command-log";
import type { TerraformState } from "./terraform-state";

/** The file in a stack's folder that keeps a plan until it is applied. */
export const PLAN_FILE = "crosslink.tfplan";

/** The variations of a plan. */
export interface PlanOptions {
  /** Plans to destroy everything. @default false */
  readonly destroy?: boolean;
  /** Locks the state meanwhile. @default true */
  readonly lock?: boolean;
  /** Asks AWS what has become of the resources. @default true */
  readonly refresh?: boolean;
  /** Keeps the plan, to be applied. @default false */
  readonly keep?: boolean;
}

/** The folder of a synthesized stack, with Terraform's commands there. */
export class StackFolder {
  readonly #log: CommandLog;
  readonly #output: string;

  /**
   * @param folder relative to the working directory
   * @param logFolder the place of its log
   */
  constructor(
    readonly stackId: string,
    readonly folder: string,
    logFolder: string,
    private readonly surroundings: Surroundings,
  ) {
    this.#log = new CommandLog(join(logFolder, `${stackId}.log`));
    this.#output = resolve(logFolder, `${stackId}.output`);
  }

  get logFile(): string {
    return this.#log.file;
  }

  init(): Promise<CommandEnd> {
    return this.#run(["init", "-input=false", "-no-color", "-json"]);
  }

  /** Exit status 2 of the command says that there is something to do. */
  plan({ destroy = false, lock = true, refresh = true, keep = false }: PlanOptions): Promise<CommandEnd> {
    return this.#run([
      "plan",
      ...["-input=false", "-no-color", "-json", "-detailed-exitcode"],
      ...(destroy ? ["-destroy"] : []),
      ...(lock ? [] : ["-lock=false"]),
      ...(refresh ? [] : ["-refresh=false"]),
      ...(keep ? [`-out=${PLAN_FILE}`] : []),
    ]);
  }

  /** Applies the plan that was kept, and throws it away. */
  async applyPlan(): Promise<CommandEnd> {
    const end = await this.#run(["apply", "-input=false", "-no-color", "-json", PLAN_FILE]);
    this.dropPlan();
    return end;
  }

  /** Takes the mark off a resource that it was not created to the end. */
  untaint(address: string): Promise<CommandEnd> {
    return this.#run(["untaint", "-no-color", address]);
  }

  /** Throws the plan away: a plan has the values of a state in it. */
  dropPlan(): void {
    rmSync(join(this.folder, PLAN_FILE), { force: true });
  }

  /** A command about this stack, for a user to paste. */
  commandLine(...args: readonly string[]): string {
    return [this.surroundings.program, `-chdir=${this.folder}`, ...args].join(" ");
  }

  /**
   * The stack's state, which is written to no file; undefined if there is none.
   * @throws OperationError if it cannot be read
   */
  async state(): Promise<TerraformState | undefined> {
    const { program, env } = this.surroundings;
    const { stdout } = await promisify(execFile)(program, ["state", "pull"], {
      cwd: this.folder,
      env,
      maxBuffer: 1024 ** 3,
    }).catch(({ stderr = "" }: { readonly stderr?: string }) => {
      throw new OperationError(`expected the state of ${this.stackId}, got: ${stderr.trim()}`);
    });
    return stdout.trim() === "" ? undefined : (JSON.parse(stdout) as TerraformState);
  }

  async #run(args: readonly string[]): Promise<CommandEnd> {
    const { folder } = this;
    const end = await runCommand(this.surroundings, args, { folder, output: this.#output });
    this.#log.add(this.commandLine(...args), end);
    rmSync(this.#output, { force: true });
    return end;
  }
}
