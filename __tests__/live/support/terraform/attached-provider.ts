import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { boundProcess } from "../processes/bound-process";
import { awsEnvironment } from "./aws-environment";
import { installedProvider } from "./installed-provider";

/** The part of Terraform's environment that has it use a provider which is running already. */
type Attachment = Readonly<Record<"TF_REATTACH_PROVIDERS", string>>;

type Process = ReturnType<typeof boundProcess>;

/**
 * The AWS provider as a process that Terraform finds running, one for each command. By itself Terraform reads the
 * 700 MB of the provider's file to know it, starts up to five of it for a plan and encrypts what it tells them: half
 * of the time of a short command.
 * @see https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode
 */
export class AttachedProvider {
  /** Has Terraform install the provider into a folder, which is the caller's. */
  static async install(folder: string, awsUrl: string): Promise<AttachedProvider> {
    const env = awsEnvironment(join(folder, "home"), awsUrl);
    return new AttachedProvider(folder, env, await installedProvider(join(folder, "installed"), env));
  }

  private constructor(
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly executable: string,
  ) {}

  /** Runs a command about a stack, with what attaches a provider to it or with nothing, where one cannot serve it. */
  async serve<R>(stack: string, run: (attachment: Partial<Attachment>) => Promise<R>): Promise<R> {
    if (!isConfiguredOnce(stack)) return run({});
    // Its socket is among the temporary files, and would be left there.
    const env = { ...this.env, ...SILENT, TMPDIR: this.folder };
    const process = boundProcess(this.executable, ["-debug"], { cwd: stack, env });
    try {
      return await run(await attachment(process));
    } finally {
      await end(process);
    }
  }
}

/** Without these a provider in debug mode logs everything that it does. */
const SILENT = { TF_LOG_SDK: "off", TF_LOG_PROVIDER_AWS: "off" };

/** Waits for what the provider prints once it listens. */
function attachment(process: Process): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    process.stderr.resume();
    createInterface(process.stdout).on("line", (line) => {
      const providers = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line)?.[1];
      if (providers !== undefined) resolve({ TF_REATTACH_PROVIDERS: providers });
    });
    process.on("exit", (status) => reject(new Error(`the AWS provider ended with status ${status}`)));
  });
}

/**
 * True where all configurations of the provider in a stack are the same, the alias apart. Terraform starts a process
 * for each of them, but attaches all to one, and of that the last configuration is valid.
 */
function isConfiguredOnce(stack: string): boolean {
  const { provider } = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as {
    readonly provider: { readonly aws: readonly { readonly alias?: string }[] };
  };
  const [first, ...others] = provider.aws.map(({ alias: _, ...configuration }) => configuration);
  return others.every((one) => isDeepStrictEqual(one, first));
}

function end(process: Process): Promise<void> {
  return new Promise((resolve) => {
    process.on("close", () => resolve());
    process.stdin.end();
  });
}
