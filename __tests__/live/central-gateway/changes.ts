import type { Account } from "../support/accounts/accounts";
import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { planChanges } from "../support/terraform/plan";
import { call } from "./system/call";
import { ADDED, NAMES, TODO } from "./system/deployment";
import { apply, type CentralGateway, describeAnew, init, SERVICES } from "./system/system";

/** A service that comes and goes, without anything of another's being touched. */
export function changes(system: () => CentralGateway): void {
  it("nothing is left to do", async () => {
    const { workspace } = system();
    for (const stackId of [...SERVICES, "gateway"]) expect(await planChanges(workspace, stackId)).toEqual({});
  });

  it("a service is added: the others' plans stay empty, and the gateway's only adds", async () => {
    const { workspace, gateway } = system();
    await describeAnew(system(), { isAdded: true });
    await init(system(), "added");
    await apply(system(), "added");
    for (const stackId of SERVICES) expect(await planChanges(workspace, stackId)).toEqual({});
    const planned = Object.entries(await planChanges(workspace, "gateway"));
    const touched = planned.filter(
      ([address, action]) => !address.startsWith("output.") && action !== "created",
    );
    expect(touched).toEqual([]);
    await apply(system(), "gateway");
    await gateway.look();
    expect((await call(system(), { route: "GET /added/first" })).status).toBe(504);
    await apply(system(), "added");
    await gateway.look();
    expect([200, 404]).toContain((await call(system(), { route: "GET /added/first" })).status);
    expect((await call(system(), { route: "GET /todo" })).status).toBe(200);
  });

  it("it is taken out: the gateway lets go of it first, and nothing else changes", async () => {
    const { workspace, account, gateway } = system();
    const others = async () => [await standing(account(TODO)), await standing(account(NAMES))];
    const before = await others();
    await describeAnew(system(), {});
    await apply(system(), "gateway");
    await gateway.look();
    expect((await call(system(), { route: "GET /added/first" })).status).toBe(404);
    expect((await call(system(), { route: "GET /todo" })).status).toBe(200);
    await describeAnew(system(), { isAdded: true });
    succeeded("destroy of added", await workspace.terraform("added", "destroy", "-auto-approve"));
    await describeAnew(system(), {});
    expect(await inventory(account(ADDED))).toEqual([]);
    expect(await others()).toEqual(before);
    for (const stackId of [...SERVICES, "gateway"]) expect(await planChanges(workspace, stackId)).toEqual({});
  });
}

/** All of an account but its servers and their interfaces, which ECS and Auto Scaling replace whenever they see fit. */
async function standing(account: Account): Promise<readonly string[]> {
  return (await inventory(account)).filter((id) => !/^(?:eni|i)-/.test(id));
}
