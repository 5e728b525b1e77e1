import { readFileSync } from "node:fs";
import { join } from "node:path";
import { awsEnvironment } from "./aws-environment";
import { installedProvider } from "./installed-provider";
import { wholeSchema } from "./provider-calls";
import { openFront } from "./provider-front";
import { ProviderProcesses } from "./provider-processes";
import { type NamedTypes, shortSchema } from "./short-schema";

/** The part of Terraform's environment that has it use a provider which is running already. */
type Attachment = Readonly<Record<"TF_REATTACH_PROVIDERS", string>>;

/**
 * The AWS provider as processes that Terraform finds running. By itself Terraform reads the 700 MB of the provider's file to know
 * it, starts up to five of it for a plan, encrypts what it tells them, and has each describe its 2,000 types of resources: that is
 * most of the time of a command. Here processes are used again, and only the types are described that the stack has.
 * @see https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode
 */
export class AttachedProvider {
  readonly #folder: string;
  readonly #processes: ProviderProcesses;
  /** The types of each stack, those that it had before included: its state may still have them. */
  readonly #types = new Map<string, Types>();
  #schema: Promise<Buffer> | undefined;
  #commands = 0;

  /** Has Terraform install the provider into a folder, which is the caller's. */
  static async install(folder: string, awsUrl: string): Promise<AttachedProvider> {
    const env = awsEnvironment(join(folder, "home"), awsUrl);
    const executable = await installedProvider(join(folder, "installed"), env);
    return new AttachedProvider(folder, new ProviderProcesses(executable, folder, env));
  }

  private constructor(folder: string, processes: ProviderProcesses) {
    this.#folder = folder;
    this.#processes = processes;
  }

  /**
   * Runs a command about a stack, with what attaches providers to it.
   * @param modules the folders that have its resources; by default it has them itself
   */
  async serve<R>(
    stack: string,
    run: (attachment: Attachment) => Promise<R>,
    modules: readonly string[] = [stack],
  ): Promise<R> {
    const types = this.#typesOf(stack, modules);
    const path = join(this.#folder, `front-${this.#commands++}`);
    const processes = this.#processes;
    const front = await openFront(path, {
      unconfigured: () => processes.unconfigured(),
      take: async () => {
        const provider = await processes.take();
        provider.workFor(stack);
        return provider;
      },
      giveBack: (provider) => processes.giveBack(provider),
      schema: async () => shortSchema(await this.#wholeSchema(), types),
    });
    try {
      return await run(attachment(path));
    } finally {
      await front.close();
    }
  }

  /** Ends every process. */
  stop(): Promise<void> {
    return this.#processes.stop();
  }

  #wholeSchema(): Promise<Buffer> {
    this.#schema ??= this.#processes.unconfigured().then(wholeSchema);
    return this.#schema;
  }

  #typesOf(stack: string, modules: readonly string[]): NamedTypes {
    const types = this.#types.get(stack) ?? { resources: new Set(), dataSources: new Set() };
    this.#types.set(stack, types);
    for (const module of modules) {
      const { resource = {}, data = {} } = JSON.parse(readFileSync(join(module, "cdk.tf.json"), "utf8")) as {
        readonly resource?: object;
        readonly data?: object;
      };
      for (const type of Object.keys(resource)) types.resources.add(type);
      for (const type of Object.keys(data)) types.dataSources.add(type);
    }
    return types;
  }
}

type Types = { readonly [K in keyof NamedTypes]: Set<string> };

function attachment(socket: string): Attachment {
  const provider = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "unix", String: socket },
  };
  return { TF_REATTACH_PROVIDERS: JSON.stringify({ "registry.terraform.io/hashicorp/aws": provider }) };
}
