import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { DescribeTargetGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { networkOf, parseCidr } from "../../../../../src/model/aws/cidr";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { elbCall } from "./balancers";

export const targetAddresses: ManagementRule = {
  name: "the address of a target is in the VPC of its group, unless it is said to be of no zone",
  because: "moto takes any address, so that a balancer could lead nowhere",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html",
  shownBy: "__tests__/live/emulated-aws/strict/elb/balancers.test.ts",
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "RegisterTargets");
    if (call === undefined) return forward(passing);
    const { ec2, elb } = serviceClients(requesterOf(passing), forward);
    const TargetGroupArns = [call.get("TargetGroupArn") ?? ""];
    const { TargetGroups: [group] = [] } = await elb().send(
      new DescribeTargetGroupsCommand({ TargetGroupArns }),
    );
    if (group?.TargetType !== "ip" || group.VpcId === undefined) return forward(passing);
    const { Vpcs: [vpc] = [] } = await ec2().send(new DescribeVpcsCommand({ VpcIds: [group.VpcId] }));
    const blocks = (vpc?.CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []);
    const addresses = [...call].flatMap(([key, value]) => {
      const place = /^(Targets\.member\.\d+)\.Id$/.exec(key)?.[1];
      // Only who says so reaches beyond the VPC.
      return place && call.get(`${place}.AvailabilityZone`) !== "all" ? value : [];
    });
    const stranger = addresses.find((address) => !blocks.some((block) => isIn(address, block)));
    return stranger === undefined
      ? forward(passing)
      : elbRefusal(
          "InvalidTarget",
          `The IP address '${stranger}' is not within the VPC '${group.VpcId}' of the target group`,
        );
  },
};

function isIn(address: string, block: string): boolean {
  const cidr = parseCidr(block);
  const one = parseCidr(`${address}/32`);
  if (cidr === undefined || one === undefined) return false;
  return networkOf({ ...one, prefix: cidr.prefix }).address === networkOf(cidr).address;
}
