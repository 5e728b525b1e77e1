import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ProviderProcess, startProvider } from "./provider-process";

/** Running providers, each lent to one user at a time. */
export class ProviderProcesses {
  readonly #started: Promise<ProviderProcess>[] = [];
  readonly #idle: ProviderProcess[] = [];
  #unconfigured: Promise<ProviderProcess> | undefined;

  /** @param folder the place of the folders of all */
  constructor(
    private readonly executable: string,
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** The one that nobody gives a configuration. */
  unconfigured(): Promise<ProviderProcess> {
    this.#unconfigured ??= this.#start();
    return this.#unconfigured;
  }

  /** The one that was given back last, or a new one. */
  async take(): Promise<ProviderProcess> {
    return this.#idle.pop() ?? this.#start();
  }

  giveBack(provider: ProviderProcess): void {
    this.#idle.push(provider);
  }

  /** Ends all of them. */
  async stop(): Promise<void> {
    for (const started of await Promise.allSettled(this.#started))
      if (started.status === "fulfilled") await started.value.stop();
  }

  #start(): Promise<ProviderProcess> {
    const folder = join(this.folder, `provider-${this.#started.length}`);
    mkdirSync(folder);
    const started = startProvider(this.executable, folder, this.env);
    this.#started.push(started);
    return started;
  }
}
