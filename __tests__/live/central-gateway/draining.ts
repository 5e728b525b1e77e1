import { ListTasksCommand, StopTaskCommand } from "@aws-sdk/client-ecs";
import { call, rightToken } from "./system/call";
import { NAMES } from "./system/deployment";
import type { CentralGateway } from "./system/system";

/** The calls that are under way at a time. */
const CALLERS = 4;

/** A server that goes away while calls keep coming. */
export function draining(system: () => CentralGateway): void {
  it("a task is stopped under load, and no call fails", async () => {
    const token = await rightToken(system());
    const statuses: number[] = [];
    let isOver = false;
    const caller = async () => {
      while (!isOver) statuses.push((await call(system(), { route: "GET /names/none", token })).status);
    };
    const callers = Array.from({ length: CALLERS }, caller);
    await until(() => statuses.length >= CALLERS);
    await stopTask(system());
    const before = statuses.length;
    await until(() => statuses.length >= before + 10 * CALLERS);
    isOver = true;
    await Promise.all(callers);
    // The service's own answer, each time.
    expect(new Set(statuses)).toEqual(new Set([404]));
  }, 300_000);
}

async function stopTask({ account, gateway }: CentralGateway): Promise<void> {
  const { ecs } = account(NAMES);
  const cluster = "shop-names";
  const { taskArns: [task] = [] } = await ecs.send(new ListTasksCommand({ cluster }));
  await ecs.send(new StopTaskCommand({ cluster, task }));
  await gateway.look();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
