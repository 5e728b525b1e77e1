import {
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type NetworkInterface,
} from "@aws-sdk/client-ec2";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/networks.test.ts";

export const usedSubnets: ManagementRule = {
  name: "a subnet is not deleted as long as a network interface is in it",
  because:
    "moto deletes it under endpoints, functions and instances, so that any order of destruction would pass",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = queryCall(passing, "ec2");
    const subnetId = call?.parameters.get("SubnetId");
    if (call?.action !== "DeleteSubnet" || !subnetId) return forward(passing);
    const interfaces = await interfacesInUse(serviceClients(requesterOf(passing), forward).ec2());
    return interfaces.some(({ SubnetId }) => SubnetId === subnetId)
      ? ec2Refusal("DependencyViolation", `The subnet '${subnetId}' has dependencies and cannot be deleted.`)
      : forward(passing);
  },
};

export const usedSecurityGroups: ManagementRule = {
  name: "a security group is not deleted as long as an interface, an endpoint or another group refers to it",
  because: "moto deletes it nevertheless, so that any order of destruction would pass",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = queryCall(passing, "ec2");
    const groupId = call?.parameters.get("GroupId");
    if (call?.action !== "DeleteSecurityGroup" || !groupId) return forward(passing);
    const ec2 = serviceClients(requesterOf(passing), forward).ec2();
    return (await isReferredTo(ec2, groupId))
      ? ec2Refusal("DependencyViolation", `resource ${groupId} has a dependent object`)
      : forward(passing);
  },
};

async function isReferredTo(ec2: EC2Client, groupId: string): Promise<boolean> {
  const [interfaces, { VpcEndpoints = [] }, { SecurityGroupRules = [] }] = await Promise.all([
    interfacesInUse(ec2),
    ec2.send(new DescribeVpcEndpointsCommand({})),
    ec2.send(new DescribeSecurityGroupRulesCommand({})),
  ]);
  const endpoints = VpcEndpoints.filter(({ State }) => State?.toLowerCase() !== "deleted");
  return (
    [...interfaces, ...endpoints].some(({ Groups = [] }) => Groups.some((one) => one.GroupId === groupId)) ||
    SecurityGroupRules.some(
      (rule) => rule.GroupId !== groupId && rule.ReferencedGroupInfo?.GroupId === groupId,
    )
  );
}

/** The emulator keeps the interfaces of instances that were terminated. */
async function interfacesInUse(ec2: EC2Client): Promise<readonly NetworkInterface[]> {
  const [{ NetworkInterfaces = [] }, { Reservations = [] }] = await Promise.all([
    ec2.send(new DescribeNetworkInterfacesCommand({})),
    ec2.send(new DescribeInstancesCommand({})),
  ]);
  const terminated = Reservations.flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name === "terminated")
    .map(({ InstanceId }) => InstanceId);
  return NetworkInterfaces.filter(({ Attachment }) => !terminated.includes(Attachment?.InstanceId ?? ""));
}
