import type { ITerraformDependable, TerraformStack } from "cdktf";
import { physicalName } from "../../model/aws/names";
import type { Consumer } from "../../model/consumer";

/**
 * The account setting that the logs of every front door of a consumer wait for, whichever of them says that it is managed here;
 * undefined if none does.
 */
export function doorsLogAccount(
  stack: TerraformStack,
  { name, region, roles, clients }: Consumer,
): ITerraformDependable | undefined {
  const isManaged = clients.some((client) => client.type === "rest-front-door" && client.accountLogRole);
  if (!isManaged) return undefined;
  // Loaded on use, like the front doors themselves.
  const { AccountLogRole } =
    require("../../constructs/rest-api/account-log-role") as typeof import("../../constructs/rest-api/account-log-role");
  return new AccountLogRole(stack, "role:api_gateway_logs", {
    name: physicalName(name, "logs"),
    region,
    roles,
  }).account;
}
