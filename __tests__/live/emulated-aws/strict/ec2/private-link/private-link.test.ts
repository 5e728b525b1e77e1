import {
  AcceptVpcEndpointConnectionsCommand,
  DeleteVpcEndpointsCommand,
  DescribeVpcEndpointServicePermissionsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointServicePermissionsCommand,
  RejectVpcEndpointConnectionsCommand,
} from "@aws-sdk/client-ec2";
import { accountsOf } from "../../../../support/accounts/accounts";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { allow, connect, connectionsOf, makeService } from "./sample-service";

const GATEWAY = "arn:aws:iam::111111111111:root";

describeWith(["moto_server"])("endpoint services", () => {
  const used = useEmulatedAws();
  const provider = () => used().account("222222222222");
  const gateway = () => used().account("111111111111");
  const stranger = () => used().account("333333333333");

  const stateOf = async (id: string) => {
    const described = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] });
    return (await gateway().ec2.send(described)).VpcEndpoints?.[0]?.State;
  };

  test("an endpoint service exists in its region, for its own account and the principals that it allows", async () => {
    const { ServiceId, serviceName } = await makeService(provider(), "shared");
    const unknown = {
      name: "InvalidServiceName",
      message: `The Vpc Endpoint Service '${serviceName}' does not exist`,
    };
    const named = new DescribeVpcEndpointServicesCommand({ ServiceNames: [serviceName] });
    await expect(connect(gateway().ec2, serviceName)).rejects.toMatchObject(unknown);
    await expect(gateway().ec2.send(named)).rejects.toMatchObject({ name: "InvalidServiceName" });
    await allow(provider(), ServiceId, GATEWAY);
    await connect(gateway().ec2, serviceName);
    const { ServiceDetails = [] } = await gateway().ec2.send(named);
    expect(ServiceDetails).toEqual([
      expect.objectContaining({
        ServiceName: serviceName,
        Owner: "222222222222",
        AvailabilityZoneIds: ["euw1-az3", "euw1-az1"],
        VpcEndpointPolicySupported: false,
      }),
    ]);
    await expect(connect(stranger().ec2, serviceName)).rejects.toMatchObject(unknown);
    await connect(provider().ec2, serviceName);

    const elsewhere = accountsOf(used().aws.url, "eu-central-1")("111111111111");
    await expect(
      connect(elsewhere.ec2, serviceName, {
        network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], groupIds: ["sg-1", "sg-2"] },
      }),
    ).rejects.toMatchObject(unknown);
  });

  test("everybody sees the services of AWS beside those that he is allowed", async () => {
    const { ServiceId, serviceName } = await makeService(provider(), "listed");
    const names = async () =>
      (await stranger().ec2.send(new DescribeVpcEndpointServicesCommand({}))).ServiceNames ?? [];
    expect(await names()).not.toContain(serviceName);
    await allow(provider(), ServiceId, "*");
    expect(await names()).toEqual(expect.arrayContaining([serviceName, "com.amazonaws.eu-west-1.logs"]));
  });

  test("every permission of a service has an id of its own", async () => {
    const { ServiceId } = await makeService(provider(), "permitted");
    await allow(provider(), ServiceId, GATEWAY);
    await allow(provider(), ServiceId, "arn:aws:iam::333333333333:root");
    const asked = new DescribeVpcEndpointServicePermissionsCommand({ ServiceId });
    const { AllowedPrincipals = [] } = await provider().ec2.send(asked);
    const ids = AllowedPrincipals.map(({ ServicePermissionId }) => ServicePermissionId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^vpce-svc-perm-/);
  });

  test("an endpoint for a service that asks for acceptance is pending until its owner accepts it, and can be rejected at any time", async () => {
    const { ServiceId, serviceName } = await makeService(provider(), "accepted");
    await allow(provider(), ServiceId, GATEWAY);
    const { id, state } = await connect(gateway().ec2, serviceName);
    expect(state).toBe("pendingAcceptance");
    expect(await connectionsOf(provider(), ServiceId)).toEqual([`${id} 111111111111 pendingAcceptance`]);

    const decision = { ServiceId, VpcEndpointIds: [id] };
    await expect(gateway().ec2.send(new AcceptVpcEndpointConnectionsCommand(decision))).rejects.toMatchObject(
      {
        name: "InvalidVpcEndpointServiceId.NotFound",
      },
    );
    await provider().ec2.send(new AcceptVpcEndpointConnectionsCommand(decision));
    expect(await stateOf(id)).toBe("available");
    expect(await connectionsOf(provider(), ServiceId)).toEqual([`${id} 111111111111 available`]);

    await provider().ec2.send(
      new ModifyVpcEndpointServicePermissionsCommand({ ServiceId, RemoveAllowedPrincipals: [GATEWAY] }),
    );
    expect(await stateOf(id)).toBe("available");
    await provider().ec2.send(new RejectVpcEndpointConnectionsCommand(decision));
    expect(await stateOf(id)).toBe("rejected");
    await gateway().ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
    const accepted = await provider().ec2.send(new AcceptVpcEndpointConnectionsCommand(decision));
    expect(accepted.Unsuccessful).toEqual([expect.objectContaining({ ResourceId: id })]);
    expect(await connectionsOf(provider(), ServiceId)).toEqual([`${id} 111111111111 deleted`]);
  });

  test("an endpoint for a service that asks for no acceptance is available at once", async () => {
    const { ServiceId, serviceName } = await makeService(provider(), "open", { AcceptanceRequired: false });
    await allow(provider(), ServiceId, GATEWAY);
    const { id, state } = await connect(gateway().ec2, serviceName);
    expect(state).toBe("available");
    expect(await connectionsOf(provider(), ServiceId)).toEqual([`${id} 111111111111 available`]);
    expect(await connectionsOf(gateway(), ServiceId)).toEqual([]);
  });
});
