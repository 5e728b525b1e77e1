import {
  AcceptVpcEndpointConnectionsCommand,
  CreateVpcEndpointServiceConfigurationCommand,
  DeleteVpcEndpointServiceConfigurationsCommand,
  DeleteVpcEndpointsCommand,
  RejectVpcEndpointConnectionsCommand,
} from "@aws-sdk/client-ec2";
import { DeleteLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { allow, connect, makeBalancer, makeService } from "./sample-service";

describeWith(["moto_server"])("endpoint services in use", () => {
  const used = useEmulatedAws();
  const provider = () => used().account("222222222222");
  const gateway = () => used().account("111111111111");
  const serve = (...NetworkLoadBalancerArns: string[]) =>
    provider().ec2.send(new CreateVpcEndpointServiceConfigurationCommand({ NetworkLoadBalancerArns }));
  const remove = async (ServiceId: string) => {
    const deletion = new DeleteVpcEndpointServiceConfigurationsCommand({ ServiceIds: [ServiceId] });
    const { Unsuccessful = [] } = await provider().ec2.send(deletion);
    return Unsuccessful.map(({ Error: error }) => error?.Code);
  };

  test("an endpoint service is not deleted as long as a connection to it is available or waits for acceptance", async () => {
    const { ServiceId, serviceName } = await makeService(provider(), "connected");
    await allow(provider(), ServiceId, "*");
    const [first, second] = [
      await connect(gateway().ec2, serviceName),
      await connect(gateway().ec2, serviceName),
    ];
    const decision = { ServiceId, VpcEndpointIds: [first.id] };
    const refused = ["ExistingVpcEndpointConnections"];
    expect(await remove(ServiceId)).toEqual(refused);
    await gateway().ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [second.id] }));
    await provider().ec2.send(new AcceptVpcEndpointConnectionsCommand(decision));
    expect(await remove(ServiceId)).toEqual(refused);
    await provider().ec2.send(new RejectVpcEndpointConnectionsCommand(decision));
    expect(await remove(ServiceId)).toEqual([]);
  });

  test("a balancer is not deleted as long as an endpoint service leads to it", async () => {
    const { ServiceId, balancerArn } = await makeService(provider(), "served");
    const deletion = new DeleteLoadBalancerCommand({ LoadBalancerArn: balancerArn });
    await expect(provider().elb.send(deletion)).rejects.toThrow("currently associated with another service");
    await remove(ServiceId);
    await provider().elb.send(deletion);
  });

  test("an endpoint service leads to a network balancer of its own account, which no other service has", async () => {
    const application = await makeBalancer(provider(), "application", { Type: "application" });
    const foreign = await makeBalancer(gateway(), "foreign");
    const own = await makeBalancer(provider(), "own");
    for (const arn of [application, foreign])
      await expect(serve(arn)).rejects.toThrow("is no Network Load Balancer of this account");
    await serve(own);
    await expect(serve(own)).rejects.toThrow("is already associated with another VPC endpoint service");
  });
});
