import { ModifyVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { describeWith } from "../../../../../support/availability";
import { useEmulatedAws } from "../../../../use-emulated-aws";
import { makeNetwork } from "../../sample-network";
import { allow, connect, makeService } from "../sample-service";

describeWith(["moto_server"])("endpoints for endpoint services", () => {
  const used = useEmulatedAws();
  const ec2 = () => used().account("111111111111").ec2;
  const shared = async (name: string, zones: 1 | 2 = 2) => {
    const service = await makeService(used().account("222222222222"), name, { zones });
    await allow(used().account("222222222222"), service.ServiceId, "*");
    return service.serviceName;
  };

  test("an endpoint for an endpoint service is only in zones, by their ids, of that service's balancers", async () => {
    const name = await shared("zones", 1);
    const network = await makeNetwork(ec2());
    const [inside, outside] = network.subnetIds;
    const refusal = `The VPC endpoint service ${name} does not support the availability zone of the subnet: ${outside}.`;
    await expect(connect(ec2(), name, { network })).rejects.toThrow(refusal);
    const { id: VpcEndpointId } = await connect(ec2(), name, { network, SubnetIds: [inside] });
    const change = new ModifyVpcEndpointCommand({ VpcEndpointId, AddSubnetIds: [outside] });
    await expect(ec2().send(change)).rejects.toThrow(refusal);
  });

  test("an endpoint for an endpoint service has no policy but the one that allows everything", async () => {
    const name = await shared("policies");
    const policy = (Action: string) =>
      JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action, Resource: "*" }] });
    await expect(connect(ec2(), name, { PolicyDocument: policy("s3:*") })).rejects.toThrow(
      "Endpoint policy is not supported",
    );
    await connect(ec2(), name, { PolicyDocument: policy("*") });
    await connect(ec2(), "com.amazonaws.eu-west-1.logs", { PolicyDocument: policy("logs:*") });
  });

  test("an endpoint for an endpoint service has private DNS only where the service has a private name", async () => {
    const name = await shared("names");
    await expect(connect(ec2(), name, { PrivateDnsEnabled: true })).rejects.toThrow(
      "does not provide a private DNS name",
    );
    await connect(ec2(), name);
  });

  test("an endpoint for an endpoint service has the addresses that were chosen for it", async () => {
    const name = await shared("addresses");
    const network = await makeNetwork(ec2());
    const pin = (Ipv4: string) => ({ SubnetConfigurations: [{ SubnetId: network.subnetIds[0], Ipv4 }] });
    await expect(connect(ec2(), name, { network, ...pin("10.0.1.20") })).rejects.toThrow(
      "does not fall within the subnet's address range",
    );
    await connect(ec2(), name, { network, ...pin("10.0.0.20") });
    await expect(connect(ec2(), name, { network, ...pin("10.0.0.20") })).rejects.toThrow(
      "Address 10.0.0.20 is in use.",
    );
  });
});
