import { inventory } from "../support/accounts/inventory";
import { ACCOUNTS } from "./system/deployment";
import { describeAnew, destroy, type MutualTls } from "./system/system";

/** The end of the system. */
export function removal(system: () => MutualTls): void {
  it("the provider is destroyed although an endpoint is connected, then the consumers, and nothing is left", async () => {
    await describeAnew(system(), {});
    await destroy(system(), "provider");
    await Promise.all(["orders", "billing"].map((stackId) => destroy(system(), stackId)));
    for (const id of ACCOUNTS) expect((await inventory(system().account(id))).filter(isOwn)).toEqual([]);
  });
}

/** The emulator lists AWS's public parameters, and keeps the interfaces of instances that were terminated. */
function isOwn(id: string): boolean {
  return !id.startsWith("/aws/service/") && !id.startsWith("eni-");
}
