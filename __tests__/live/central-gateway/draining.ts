import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
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
    await run(system(), 1);
    const before = statuses.length;
    await until(() => statuses.length >= before + 10 * CALLERS);
    isOver = true;
    await run(system(), 2);
    await Promise.all(callers);
    // The service's own answer, each time.
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
}

/** Has the service run so many tasks: ECS takes one that it stops out of the balancer first. */
async function run({ account, gateway }: CentralGateway, desiredCount: number): Promise<void> {
  const { ecs } = account(NAMES);
  await ecs.send(new UpdateServiceCommand({ cluster: "shop-names", service: "shop-names", desiredCount }));
  await gateway.look();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
