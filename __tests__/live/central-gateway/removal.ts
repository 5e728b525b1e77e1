import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { ACCOUNTS } from "./system/deployment";
import { type CentralGateway, SERVICES } from "./system/system";

/** The end of the system. */
export function removal(system: () => CentralGateway): void {
  it("a service is destroyed although the gateway's endpoint is connected, then the rest, and nothing is left", async () => {
    const { account, workspace } = system();
    const destroy = async (stackId: string) =>
      succeeded(`destroy of ${stackId}`, await workspace.terraform(stackId, "destroy", "-auto-approve"));
    await destroy("names");
    await destroy("gateway");
    await Promise.all(SERVICES.filter((stackId) => stackId !== "names").map(destroy));
    for (const id of ACCOUNTS) expect((await inventory(account(id))).filter(isOwn)).toEqual([]);
  });
}

/** The emulator lists AWS's public parameters, and keeps the interfaces of instances that were terminated. */
function isOwn(id: string): boolean {
  return !id.startsWith("/aws/service/") && !id.startsWith("eni-");
}
