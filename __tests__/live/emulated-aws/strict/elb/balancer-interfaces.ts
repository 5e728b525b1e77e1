import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import type { LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import { Pool } from "../../../examples/pool";
import type { Forward, PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { freeAddress } from "../ec2/endpoint-addresses/subnet-addresses";
import { managedInterfaces } from "../ec2/managed-interfaces";
import type { ManagementRule } from "../rule";
import { balancers, elbCall } from "./balancers";

/** The beginning of the description of a balancer's interface, by the balancer's type. */
const DESCRIPTIONS = { network: "ELB net/", application: "ELB app/" } as const;

export function balancerInterfaces(): ManagementRule {
  const turns = new Pool(["turn"]);
  return {
    name: "a balancer has an interface in each of its subnets, with an address and its groups",
    because:
      "moto makes none, so that subnets and groups could be deleted under it, and it would never take an address that was chosen for an endpoint",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/balancers.test.ts",
    intercept: async (passing, forward) => {
      if (elbCall(passing, "CreateLoadBalancer") !== undefined) {
        const answer = await forward(passing);
        const arn = /<LoadBalancerArn>([^<]+)</.exec(answer.body.toString())?.[1];
        const made = (await balancers(passing, forward)).find((one) => one.LoadBalancerArn === arn);
        if (made !== undefined) await turns.lend(() => makeInterfaces(passing, forward, made));
        return answer;
      }
      const deleted = elbCall(passing, "DeleteLoadBalancer")?.get("LoadBalancerArn");
      if (deleted) await removeInterfaces(passing, forward, deleted);
      const answer = await forward(passing);
      if (queryCall(passing, "ec2")?.action !== "DescribeNetworkInterfaces") return answer;
      const network = managedInterfaces(
        answer.body.toString(),
        DESCRIPTIONS.network,
        "network_load_balancer",
      );
      const body = managedInterfaces(network, DESCRIPTIONS.application, "interface");
      return { ...answer, body: Buffer.from(body) };
    },
  };
}

async function makeInterfaces(
  passing: PassingRequest,
  forward: Forward,
  { LoadBalancerArn = "", AvailabilityZones = [], SecurityGroups, Type }: LoadBalancer,
): Promise<void> {
  const ec2 = serviceClients(requesterOf(passing), forward).ec2();
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of AvailabilityZones) {
    const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
    const neighbours = NetworkInterfaces.filter((one) => one.SubnetId === SubnetId);
    const taken = neighbours.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
    const cidr = Subnets.find((one) => one.SubnetId === SubnetId)?.CidrBlock ?? "";
    await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId,
        Groups: SecurityGroups?.length ? SecurityGroups : undefined,
        Description: `${DESCRIPTIONS[Type === "network" ? "network" : "application"]}${nameOf(LoadBalancerArn)}`,
        PrivateIpAddress: freeAddress(cidr, taken),
      }),
    );
  }
}

async function removeInterfaces(passing: PassingRequest, forward: Forward, arn: string): Promise<void> {
  const ec2 = serviceClients(requesterOf(passing), forward).ec2();
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  for (const { NetworkInterfaceId, Description } of NetworkInterfaces)
    if (Object.values(DESCRIPTIONS).some((beginning) => Description === `${beginning}${nameOf(arn)}`))
      await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
}

/** `name/0123456789abcdef`; the emulator spells the ARN of a network balancer as that of another one. */
function nameOf(arn: string): string {
  return arn.split("/").slice(-2).join("/");
}
