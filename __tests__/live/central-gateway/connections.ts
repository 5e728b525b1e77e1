import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
} from "@aws-sdk/client-ec2";
import { call, outputs } from "./system/call";
import { GATEWAY, NAMES } from "./system/deployment";
import type { CentralGateway } from "./system/system";

/** Endpoints that connect to a service, or would like to. */
export function connections(system: () => CentralGateway): void {
  it("another endpoint of the gateway's own account waits for an acceptance that never comes", async () => {
    const { ec2 } = system().account(GATEWAY);
    const { serviceName, vpcId, subnetId } = await place(system());
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        ...{ ServiceName: serviceName, VpcId: vpcId, SubnetIds: [subnetId] },
        VpcEndpointType: "Interface",
      }),
    );
    expect(VpcEndpoint?.State).toBe("pendingAcceptance");
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpoint?.VpcEndpointId ?? ""] }));
  });

  it("an account that is no principal of the service does not find it", async () => {
    const { ec2 } = system().account(NAMES);
    const { endpoint_service_name } = await outputs(system(), "todo");
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const [subnet] = Subnets.filter(({ CidrBlock = "" }) => CidrBlock.startsWith("10.5."));
    const request = new CreateVpcEndpointCommand({
      ...{
        ServiceName: String(endpoint_service_name),
        VpcId: subnet?.VpcId,
        SubnetIds: [subnet?.SubnetId ?? ""],
      },
      VpcEndpointType: "Interface",
    });
    await expect(ec2.send(request)).rejects.toThrow(/does not exist/);
  });

  it("404: /healthz of a service is reached by balancers alone", async () => {
    expect((await call(system(), { route: "GET /healthz" })).status).toBe(404);
  });
}

/** The service of todo, and a subnet of the gateway's. */
async function place(system: CentralGateway) {
  const { ec2 } = system.account(GATEWAY);
  const { endpoint_service_name } = await outputs(system, "todo");
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  const [endpoint] = VpcEndpoints;
  return {
    serviceName: String(endpoint_service_name),
    vpcId: endpoint?.VpcId,
    subnetId: endpoint?.SubnetIds?.[0] ?? "",
  };
}
