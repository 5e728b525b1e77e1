import { UpdateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { PROVIDER } from "./deployment";
import type { DataPath } from "./system";

/** Associates an API with an endpoint, until the returned function takes that back. */
export async function associate(
  { account, gateway }: DataPath,
  restApiId: string,
  endpointId: string,
): Promise<() => Promise<void>> {
  const patch = async (op: "add" | "remove") => {
    const operation = { op, path: "/endpointConfiguration/vpcEndpointIds", value: endpointId };
    const command = new UpdateRestApiCommand({ restApiId, patchOperations: [operation] });
    await account(PROVIDER).apiGateway.send(command);
    await gateway.look();
  };
  await patch("add");
  return () => patch("remove");
}
