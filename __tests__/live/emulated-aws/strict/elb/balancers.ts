import { GetVpcLinksCommand } from "@aws-sdk/client-api-gateway";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Forward, PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/elb/balancers.test.ts";

export const balancerNames: ManagementRule = {
  name: "a balancer has a name of at most 32 letters, digits and hyphens, which no other of the account has",
  because: "moto takes any name, any number of times",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  shownBy,
  intercept: async (passing, forward) => {
    const name = elbCall(passing, "CreateLoadBalancer")?.get("Name");
    if (name === undefined || name === null) return forward(passing);
    if (name.length > 32)
      return elbRefusal(
        "ValidationError",
        `The load balancer name '${name}' cannot be longer than '32' characters`,
      );
    if (!/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) || name.startsWith("internal-"))
      return elbRefusal("ValidationError", `The load balancer name '${name}' is not valid`);
    const others = await balancers(passing, forward);
    return others.some(({ LoadBalancerName }) => LoadBalancerName === name)
      ? elbRefusal("DuplicateLoadBalancerName", "A load balancer with the same name already exists")
      : forward(passing);
  },
};

export const listenerPorts: ManagementRule = {
  name: "no two listeners of a balancer have the same port",
  because: "moto makes the second one",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "CreateListener");
    if (call === undefined) return forward(passing);
    const LoadBalancerArn = call.get("LoadBalancerArn") ?? "";
    const elb = serviceClients(requesterOf(passing), forward).elb();
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    return Listeners.some(({ Port }) => String(Port) === call.get("Port"))
      ? elbRefusal("DuplicateListener", "A listener already exists on this port for this load balancer")
      : forward(passing);
  },
};

export const balancerGroups: ManagementRule = {
  name: "a network balancer that was made without security groups never gets any",
  because: "moto gives it some, so that a balancer would seem closed which lets everybody in",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html",
  shownBy,
  intercept: async (passing, forward) => {
    const arn = elbCall(passing, "SetSecurityGroups")?.get("LoadBalancerArn");
    if (!arn) return forward(passing);
    const balancer = (await balancers(passing, forward)).find((one) => one.LoadBalancerArn === arn);
    return balancer?.Type === "network" && !balancer.SecurityGroups?.length
      ? elbRefusal(
          "InvalidConfigurationRequest",
          "You cannot set security groups on a Network Load Balancer that was created without a security group",
        )
      : forward(passing);
  },
};

export const usedBalancers: ManagementRule = {
  name: "a balancer is not deleted as long as a VPC link leads to it",
  because: "moto deletes it, so that any order of destruction would pass",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html",
  shownBy,
  intercept: async (passing, forward) => {
    const arn = elbCall(passing, "DeleteLoadBalancer")?.get("LoadBalancerArn");
    if (!arn) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { items = [] } = await apiGateway().send(new GetVpcLinksCommand({ limit: 500 }));
    return items.some(({ targetArns = [] }) => targetArns.includes(arn))
      ? elbRefusal(
          "ResourceInUse",
          `Load balancer '${arn}' cannot be deleted because it is currently associated with another service`,
        )
      : forward(passing);
  },
};

/** The parameters of a call of one action; undefined where a request asks for another one. */
export function elbCall(passing: PassingRequest, action: string): URLSearchParams | undefined {
  const call = queryCall(passing, "elasticloadbalancing");
  return call?.action === action ? call.parameters : undefined;
}

/** The balancers of the requester's account. */
export async function balancers(passing: PassingRequest, forward: Forward): Promise<readonly LoadBalancer[]> {
  const elb = serviceClients(requesterOf(passing), forward).elb();
  return (await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? [];
}
