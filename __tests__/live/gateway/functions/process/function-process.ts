import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PATIENCE } from "../patience";

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
  /** The factor by which the limits are longer that it sets itself. @default 1 */
  readonly patience?: number;
  /** By so many milliseconds its clock is ahead of this machine's, at each call anew. @default none */
  readonly aheadMs?: () => number;
}

/** The outcome of a call: a result, an error, or neither in time. */
export type Outcome =
  | { readonly result: unknown }
  | {
      /** `TypeError: no` */
      readonly error: string;
      /** Absent where the process has ended. */
      readonly thrown?: Thrown;
    }
  | { readonly timedOutAfterSeconds: number };

/** An error that a handler threw, as Lambda tells it. */
export interface Thrown {
  readonly errorType: string;
  readonly errorMessage: string;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly thrown?: Thrown;
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
  static async start({ patience = 1, aheadMs = () => 0, ...start }: Start): Promise<FunctionProcess> {
    const { folder, handler, env, timeoutSeconds } = start;
    const [module = "", name = ""] = handler.split(".");
    const args = [join(folder, `${module}.js`), name, `${PATIENCE}`, `${patience}`];
    const child = fork(join(__dirname, "run-handler.cjs"), args, {
      env: { ...env },
      execArgv: ["--require", join(__dirname, "resolve-names.cjs")],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const started = new FunctionProcess(child, timeoutSeconds, aheadMs);
    await Promise.race([once(child, "message"), once(child, "exit").then(() => started.#fail())]);
    return started;
  }

  private constructor(
    child: ChildProcess,
    timeoutSeconds: number,
    private readonly aheadMs: () => number,
  ) {
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
      this.#child.send({ id, event, endsInMs: milliseconds, aheadMs: this.aheadMs() });
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

function toOutcome({ result, thrown }: Reply): Outcome {
  return thrown === undefined ? { result } : { error: `${thrown.errorType}: ${thrown.errorMessage}`, thrown };
}
