import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Machine } from "../machine";
import { freePort } from "./free-port";

/** A machine as it is described, before its program runs. */
export interface MachineDescription {
  /** The ARN of a task, or the id of an instance. */
  readonly id: string;
  /** The path of its program. */
  readonly program: string;
  /** All of its environment. Its `PORT` is the port that it listens on. */
  readonly env: Readonly<Record<string, string>>;
  /** So long it may take to stop. */
  readonly stopTimeoutSeconds: number;
}

/** So long a program may take until it listens. */
const START_MS = 30_000;

/** So long a machine that is gone still runs without a connection: who was sent to it may be on the way. */
const LINGER_MS = 1000;

const PRELOADED = [
  join(__dirname, "../../functions/process/resolve-names.cjs"),
  join(__dirname, "bind-to-parent.cjs"),
];

/** A machine in the form of a process of this machine, on a port of its own. */
export class MachineProcess implements Machine {
  readonly id: string;
  readonly listensOn: number;
  readonly #child: ChildProcess;
  #connections = 0;
  #output = "";
  #retired: Promise<void> | undefined;

  /** Starts a program, and waits until it listens or has ended. */
  static async start(description: MachineDescription): Promise<MachineProcess> {
    const started = new MachineProcess(description, await freePort());
    const until = Date.now() + START_MS;
    while (!started.#hasEnded && !(await started.accepts()) && Date.now() < until) await wait(20);
    return started;
  }

  private constructor(
    private readonly description: MachineDescription,
    readonly localPort: number,
  ) {
    const { id, program, env } = description;
    this.id = id;
    this.listensOn = Number(env.PORT);
    if (!(this.listensOn > 0)) throw new Error(`expected ${id} to have its port in PORT, got ${env.PORT}`);
    this.#child = fork(program, [], {
      env: { ...env, PORT: String(localPort) },
      execArgv: PRELOADED.flatMap((file) => ["--require", file]),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
  }

  /** Everything that it has written to its streams. */
  get output(): string {
    return this.#output;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  hold(): () => void {
    this.#connections += 1;
    return () => {
      this.#connections -= 1;
    };
  }

  accepts(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.localPort, "127.0.0.1");
      const settle = (isAccepted: boolean) => {
        socket.destroy();
        resolve(isAccepted);
      };
      socket.once("connect", () => settle(true)).once("error", () => settle(false));
    });
  }

  /**
   * Stops it as its service does once it is no target any more: it finishes what it has, is told to end, and is ended where it
   * takes too long.
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
   */
  retire(): Promise<void> {
    this.#retired ??= this.#retire();
    return this.#retired;
  }

  async #retire(): Promise<void> {
    let idleSince = Date.now();
    while (Date.now() - idleSince < LINGER_MS && !this.#hasEnded) {
      await wait(50, undefined, { ref: false });
      if (this.#connections > 0) idleSince = Date.now();
    }
    if (this.#hasEnded) return;
    this.#child.kill("SIGTERM");
    const late = wait(this.description.stopTimeoutSeconds * 1000, undefined, { ref: false });
    await Promise.race([once(this.#child, "exit"), late]);
    await this.stop();
  }

  /** Ends it now. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}
