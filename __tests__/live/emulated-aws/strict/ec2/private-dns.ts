import {
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { dnsSuffix } from "../../../../../src/model/aws/partition";
import type { PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/networks.test.ts";

export const onePrivateName: ManagementRule = {
  name: "a VPC has one endpoint with private DNS for a service",
  because: "moto makes a second one, and the names of the first would lead nobody knows where",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html",
  shownBy,
  intercept: async (passing, forward) => {
    if (!asksForPrivateName(passing)) return forward(passing);
    const ec2 = serviceClients(requesterOf(passing), forward).ec2();
    const wanted = await privateName(passing, ec2);
    const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
    const isTaken = VpcEndpoints.some(
      (one) =>
        one.VpcId === wanted.VpcId &&
        one.ServiceName === wanted.ServiceName &&
        one.PrivateDnsEnabled &&
        one.VpcEndpointId !== wanted.VpcEndpointId &&
        one.State?.toLowerCase() !== "deleted",
    );
    if (!isTaken) return forward(passing);
    const { region } = requesterOf(passing);
    const name = `${wanted.ServiceName?.split(".").at(-1)}.${region}.${dnsSuffix(region)}`;
    return ec2Refusal(
      "InvalidParameter",
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${name} in the VPC ${wanted.VpcId}`,
    );
  },
};

export const privateNamesResolved: ManagementRule = {
  name: "private DNS of an endpoint needs a VPC that resolves names and gives hosts names",
  because:
    "moto does not ask what the VPC has enabled, so that a VPC would pass in which no client finds the API",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html",
  shownBy,
  intercept: async (passing, forward) => {
    if (!asksForPrivateName(passing)) return forward(passing);
    const ec2 = serviceClients(requesterOf(passing), forward).ec2();
    const wanted = await privateName(passing, ec2);
    const { VpcId } = wanted;
    const [support, names] = await Promise.all([
      ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsSupport" })),
      ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsHostnames" })),
    ]);
    return support.EnableDnsSupport?.Value && names.EnableDnsHostnames?.Value
      ? forward(passing)
      : ec2Refusal(
          "InvalidParameter",
          `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${VpcId}`,
        );
  },
};

type Wanted = Pick<VpcEndpoint, "VpcEndpointId" | "VpcId" | "ServiceName">;

function asksForPrivateName(passing: PassingRequest): boolean {
  const { action = "", parameters } = queryCall(passing, "ec2") ?? {};
  return /^(Create|Modify)VpcEndpoint$/.test(action) && parameters?.get("PrivateDnsEnabled") === "true";
}

/** The endpoint that a request gives a private name. */
async function privateName(passing: PassingRequest, ec2: EC2Client): Promise<Wanted> {
  const { action, parameters } = queryCall(passing, "ec2") ?? {};
  if (action === "CreateVpcEndpoint")
    return {
      VpcId: parameters?.get("VpcId") ?? undefined,
      ServiceName: parameters?.get("ServiceName") ?? undefined,
    };
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  return VpcEndpoints.find(({ VpcEndpointId }) => VpcEndpointId === parameters?.get("VpcEndpointId")) ?? {};
}
