import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The settings that a function is started with. */
export interface Start {
  /** The folder that its code is unpacked in. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  /** All of it; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** After this a call is ended from outside. */
  readonly timeoutSeconds: number;
}

/** The outcome of a call: a result, an error, or neither in time. */
export type Outcome =
  | { readonly result: unknown }
  | { readonly error: string }
  | { readonly timedOutAfterSeconds: number };

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/**
 * A process that a function runs in, as long as it is wanted: what the function keeps in memory it still has at the
 * next call. Unlike Lambda it takes calls while others are under way.
 */
export class FunctionProcess {
  readonly #child: ChildProcess;
  readonly #timeoutSeconds: number;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #calls = 0;
  #output = "";

  /** Starts it, and waits until its module is loaded. */
  static async start({ folder, handler, env, timeoutSeconds }: Start): Promise<FunctionProcess> {
    const [module = "", name = ""] = handler.split(".");
    const child = fork(join(__dirname, "run-handler.cjs"), [join(folder, `${module}.js`), name], {
      env: { ...env },
      execArgv: ["--require", join(__dirname, "resolve-names.cjs")],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const started = new FunctionProcess(child, timeoutSeconds);
    await Promise.race([once(child, "message"), once(child, "exit").then(() => started.#fail())]);
    return started;
  }

  private constructor(child: ChildProcess, timeoutSeconds: number) {
    this.#child = child;
    this.#timeoutSeconds = timeoutSeconds;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    child.on("message", (reply: Reply) => this.#waiting.get(reply.id)?.(toOutcome(reply)));
    child.on("exit", (status) => {
      for (const settle of this.#waiting.values()) settle({ error: `Runtime.ExitError: ${status}` });
    });
  }

  /** Everything that it has written to its streams. */
  get output(): string {
    return this.#output;
  }

  async call(event: unknown): Promise<Outcome> {
    this.#calls += 1;
    const id = this.#calls;
    const milliseconds = this.#timeoutSeconds * 1000;
    let timer: NodeJS.Timeout | undefined;
    const outcome = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve({ timedOutAfterSeconds: this.#timeoutSeconds }), milliseconds);
      this.#waiting.set(id, resolve);
      this.#child.send({ id, event, endsAt: Date.now() + milliseconds });
    });
    return outcome.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  #fail(): never {
    throw new Error(`the function did not start:\n${this.#output}`);
  }
}

function toOutcome({ result, error }: Reply): Outcome {
  return error === undefined ? { result } : { error };
}
