import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { type Run, run } from "../processes/run";
import type { AttachedProvider } from "./attached-provider";
import { awsEnvironment } from "./aws-environment";

const REPOSITORY = resolve(__dirname, "../../../..");

/** A folder of one's own to deploy from, outside the repository, with the real command line tools. */
export class Workspace {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  #provider: AttachedProvider | undefined;

  /** @param parent the folder that the new one is in */
  constructor(awsUrl: string, parent = tmpdir()) {
    this.folder = realpathSync(mkdtempSync(join(parent, "crosslink-live-")));
    this.#env = awsEnvironment(join(this.folder, "home"), awsUrl);
    writeFileSync(
      join(this.folder, "cdktf.json"),
      JSON.stringify({
        language: "typescript",
        app: `"${process.execPath}" --require "${require.resolve("tsx/cjs")}" "${REPOSITORY}/main.ts" synth`,
        projectId: "crosslink",
        sendCrashReports: "false",
      }),
    );
  }

  /** From now on Terraform finds the AWS provider running, and does not start it. */
  attach(provider: AttachedProvider): void {
    this.#provider = provider;
  }

  /** Makes this the deployment that the next command is about. */
  describe(deployment: object): void {
    writeFileSync(join(this.folder, "deployment.yaml"), stringify(deployment));
  }

  /** Runs the application alone: it writes the stacks, or reports the file's errors. */
  synth(): Promise<Run> {
    return this.crosslink("synth");
  }

  /** A command of the program. */
  crosslink(...args: readonly string[]): Promise<Run> {
    const program = ["--require", require.resolve("tsx/cjs"), join(REPOSITORY, "main.ts")];
    return this.#run(process.execPath, [...program, ...args], this.folder);
  }

  /** The CDKTF CLI, as a user runs it. */
  cdktf(...args: readonly string[]): Promise<Run> {
    return this.#run(join(REPOSITORY, "node_modules/.bin/cdktf"), args, this.folder);
  }

  /** Terraform in the folder of a stack. */
  terraform(stackId: string, ...args: readonly string[]): Promise<Run> {
    const stack = this.#stack(stackId);
    const terraform = (attachment = {}) => this.#run("terraform", args, stack, attachment);
    return this.#provider ? this.#provider.serve(stack, terraform) : terraform();
  }

  /**
   * Terraform that starts the AWS provider itself, and prints what that logs; the stack has to be initialized so as well.
   * @param env further variables of its environment
   */
  terraformAlone(
    env: Readonly<Record<string, string>>,
    stackId: string,
    ...args: readonly string[]
  ): Promise<Run> {
    return this.#run("terraform", args, this.#stack(stackId), env);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #stack(stackId: string): string {
    return join(this.folder, "cdktf.out", "stacks", stackId);
  }

  #run(command: string, args: readonly string[], cwd: string, env = {}): Promise<Run> {
    return run(command, args, { cwd, env: { ...this.#env, ...env } });
  }
}
