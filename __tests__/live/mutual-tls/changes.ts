import { DescribeVpcEndpointConnectionsCommand } from "@aws-sdk/client-ec2";
import { planChanges } from "../support/terraform/plan";
import { callFrom, outputs } from "./system/clients";
import { PROVIDER, SUBJECTS } from "./system/deployment";
import { apply, describeAnew, type MutualTls } from "./system/system";

/** A consumer leaves the file. */
export function changes(system: () => MutualTls): void {
  it("a consumer that leaves the file is cut off, its certificate opens nothing, and the others' plans are empty", async () => {
    const { gateway, authorities, workspace, account } = system();
    const { endpoint_ids: ids } = await outputs(system(), "billing");
    await describeAnew(system(), { hasBilling: false });
    await apply(system(), "provider");
    await gateway.look();
    const { ec2 } = account(PROVIDER);
    const { VpcEndpointConnections = [] } = await ec2.send(new DescribeVpcEndpointConnectionsCommand({}));
    const states = Object.fromEntries(
      VpcEndpointConnections.map(({ VpcEndpointId = "", VpcEndpointState }) => [
        VpcEndpointId,
        VpcEndpointState,
      ]),
    );
    expect(states[(ids as { readonly provider: string }).provider]).toBe("rejected");
    const identity = await authorities.clients.issue(SUBJECTS.billing);
    expect(await callFrom(system(), "billing", { identity, path: "/invoices" })).toMatchObject({
      failed: expect.any(String),
    });
    expect(await callFrom(system(), "orders", { identity, path: "/invoices" })).toMatchObject({
      status: 403,
    });
    for (const stackId of ["provider", "orders"]) expect(await planChanges(workspace, stackId)).toEqual({});
  });
}
