import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { planChanges } from "../support/terraform/plan";
import { ACCOUNTS, STACKS } from "./system/deployment";
import type { KeySystem } from "./system/system";

/** The end of the system. */
export function removal(system: () => KeySystem): void {
  it("nothing is left to do, whatever was rotated meanwhile", async () => {
    const { workspace } = system();
    for (const stackId of STACKS) expect(await planChanges(workspace, stackId)).toEqual({});
  });

  it("is destroyed, the consumers first, and leaves nothing in any account", async () => {
    const { account, workspace } = system();
    for (const stackId of STACKS.toReversed())
      succeeded(`destroy of ${stackId}`, await workspace.terraform(stackId, "destroy", "-auto-approve"));
    for (const id of ACCOUNTS) {
      const left = await inventory(account(id));
      // The role of an intruder is the tests' own.
      expect(left.filter((one) => !one.endsWith(":role/key-reader"))).toEqual([]);
    }
  });
}
