import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { Facts } from "../http-api/way/facts";
import { bootInstance } from "./boot/boot-instance";
import { bootTask } from "./boot/boot-task";
import { type MachineDescription, MachineProcess } from "./process/machine-process";
import { runningInstanceIds } from "./running-instances";
import { runningTasks } from "./running-task";
import type { Surroundings } from "./surroundings";

/** The surroundings of a machine with a network interface. */
export type SurroundingsOf = (account: string, at: NetworkInterface) => Promise<Surroundings>;

/** A machine that was booted, or is being. */
interface Booted {
  readonly account: string;
  readonly process: Promise<MachineProcess | undefined>;
}

/**
 * The machines behind targets, each booted when a connection first comes to it, and stopped once the emulated AWS does not say
 * any more that it runs. What does not boot is not tried again: its service would replace it by another one.
 */
export class Machines {
  readonly #booted = new Map<string, Booted>();
  readonly #outputs = new Map<string, () => string>();
  readonly #retiring = new Set<MachineProcess>();
  readonly #calls = new Set<Promise<unknown>>();

  constructor(private readonly surroundingsOf: SurroundingsOf) {}

  /** The machine that has a network interface; undefined where none does that runs. */
  async of(facts: Facts, account: string, at: NetworkInterface): Promise<MachineProcess | undefined> {
    const { tasks, instanceIds } = await this.#running(facts, account);
    const task = tasks.find(({ interfaceId }) => interfaceId === at.NetworkInterfaceId);
    if (task)
      return this.#boot(account, task.arn, async () =>
        bootTask(await this.surroundingsOf(account, at), task),
      );
    const instanceId = at.Attachment?.InstanceId ?? "";
    if (!instanceIds.includes(instanceId)) return undefined;
    return this.#boot(account, instanceId, async () =>
      bootInstance(await this.surroundingsOf(account, at), instanceId),
    );
  }

  /** Makes a call that machines may be needed for: one that it was led to is not stopped before its end. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    const made = call();
    this.#calls.add(made);
    try {
      return await made;
    } finally {
      this.#calls.delete(made);
    }
  }

  /** Everything that a machine has written to its streams, or why it did not boot. */
  logOf(id: string): string {
    return this.#outputs.get(id)?.() ?? "";
  }

  /** The ids of those that were booted and have not been stopped. */
  get ids(): readonly string[] {
    return [...this.#booted.keys()];
  }

  async stop(): Promise<void> {
    const booted = await Promise.all([...this.#booted.values()].map(({ process }) => process));
    const all = [...booted, ...this.#retiring];
    await Promise.all(all.map((machine) => machine?.stop()));
  }

  #boot(
    account: string,
    id: string,
    describe: () => Promise<MachineDescription>,
  ): Promise<MachineProcess | undefined> {
    const known = this.#booted.get(id);
    if (known !== undefined) return known.process;
    const booted = { account, process: this.#start(id, describe) };
    this.#booted.set(id, booted);
    return booted.process;
  }

  async #start(id: string, describe: () => Promise<MachineDescription>): Promise<MachineProcess | undefined> {
    try {
      const machine = await MachineProcess.start(await describe());
      this.#outputs.set(id, () => machine.output);
      return machine;
    } catch (error) {
      const { message } = error as Error;
      this.#outputs.set(id, () => message);
      return undefined;
    }
  }

  /** The machines that run in an account now. Those that do not any more are told to stop. */
  #running(facts: Facts, account: string) {
    return facts.once(`running ${account}`, async () => {
      const clients = facts.account(account);
      const [tasks, instanceIds] = await Promise.all([runningTasks(clients), runningInstanceIds(clients)]);
      const running = new Set([...tasks.map(({ arn }) => arn), ...instanceIds]);
      for (const [id, booted] of this.#booted)
        if (booted.account === account && !running.has(id)) this.#retire(id, booted);
      return { tasks, instanceIds };
    });
  }

  async #retire(id: string, { process }: Booted): Promise<void> {
    this.#booted.delete(id);
    const machine = await process;
    if (machine === undefined) return;
    this.#retiring.add(machine);
    await Promise.allSettled([...this.#calls]);
    await machine.retire();
    this.#retiring.delete(machine);
  }
}
