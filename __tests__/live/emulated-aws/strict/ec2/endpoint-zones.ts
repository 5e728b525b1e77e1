import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { listed, queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

export const endpointZones: ManagementRule = {
  name: "an endpoint has one subnet in a zone",
  because: "moto puts an interface into each of them",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  shownBy: "__tests__/live/emulated-aws/strict/ec2/networks.test.ts",
  intercept: async (passing, forward) => {
    const { action, parameters } = queryCall(passing, "ec2") ?? {};
    const SubnetIds = action === "CreateVpcEndpoint" && parameters ? [...listed(parameters, "SubnetId")] : [];
    if (SubnetIds.length === 0) return forward(passing);
    const { ec2 } = serviceClients(requesterOf(passing), forward);
    const { Subnets = [] } = await ec2().send(new DescribeSubnetsCommand({ SubnetIds }));
    const zones = Subnets.map(({ AvailabilityZone }) => AvailabilityZone);
    const second = Subnets.find((_, i) => zones.indexOf(zones[i]) < i);
    return second !== undefined
      ? ec2Refusal(
          "DuplicateSubnetsInSameZone",
          `Found another VPC endpoint subnet in the availability zone of ${second.SubnetId}`,
        )
      : forward(passing);
  },
};
