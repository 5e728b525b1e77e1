import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { listed } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { elbCall } from "./balancers";

const shownBy = "__tests__/live/emulated-aws/strict/elb/application-balancers.test.ts";

export const applicationZones: ManagementRule = {
  name: "an application balancer has subnets in two zones at least, and one in each",
  because: "moto makes it in a single one",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "CreateLoadBalancer");
    if (call === undefined || (call.get("Type") ?? "application") !== "application") return forward(passing);
    const SubnetIds = [...listed(call, "Subnets.member")];
    const ec2 = serviceClients(requesterOf(passing), forward).ec2();
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
    const zones = new Set(Subnets.map(({ AvailabilityZone }) => AvailabilityZone));
    if (zones.size < 2)
      return elbRefusal(
        "ValidationError",
        "At least two subnets in two different Availability Zones must be specified",
      );
    return zones.size < Subnets.length
      ? elbRefusal(
          "InvalidConfigurationRequest",
          "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
        )
      : forward(passing);
  },
};

/** The quota of a balancer, default rules apart. */
const MOST_RULES = 100;

export const listenerRules: ManagementRule = {
  name: "an application balancer has at most a hundred rules, of priorities from 1 to 50,000, and asks for any header but Host",
  because: "moto takes any number of rules, and any header, so that a service too many would pass",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "CreateRule");
    if (call === undefined) return forward(passing);
    const priority = Number(call.get("Priority"));
    if (!(priority >= 1 && priority <= 50_000))
      return elbRefusal("ValidationError", `Priority '${priority}' must be between 1 and 50000`);
    const problem = headerProblem(call);
    if (problem !== undefined) return elbRefusal("ValidationError", problem);
    const elb = serviceClients(requesterOf(passing), forward).elb();
    const LoadBalancerArn = balancerOf(call.get("ListenerArn") ?? "");
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const rules = (await Promise.all(Listeners.map(({ ListenerArn }) => rulesOf(elb, ListenerArn)))).flat();
    return rules.filter(({ IsDefault }) => !IsDefault).length < MOST_RULES
      ? forward(passing)
      : elbRefusal("TooManyRules", "The maximum number of rules on the load balancer has been reached");
  },
};

/** Every rule of a listener: descriptions come in pages. */
async function rulesOf(
  elb: ElasticLoadBalancingV2Client,
  ListenerArn: string | undefined,
): Promise<readonly Rule[]> {
  const found: Rule[] = [];
  let Marker: string | undefined;
  do {
    const page = await elb.send(new DescribeRulesCommand({ ListenerArn, Marker }));
    found.push(...(page.Rules ?? []));
    Marker = page.NextMarker;
  } while (Marker);
  return found;
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HttpHeaderConditionConfig.html */
function headerProblem(call: URLSearchParams): string | undefined {
  for (const [key, name] of call) {
    const place = /^(Conditions\.member\.\d+\.HttpHeaderConfig)\.HttpHeaderName$/.exec(key)?.[1];
    if (place === undefined) continue;
    if (name.toLowerCase() === "host") return "The header Host has a condition of its own: host-header";
    if (name.length > 40) return `The header name '${name}' cannot be longer than 40 characters`;
    const values = listed(call, `${place}.Values.member`);
    if (values.length === 0) return `The condition on the header '${name}' has no values`;
    const long = values.find((value) => value.length > 128);
    if (long !== undefined) return `The condition value '${long}' cannot be longer than 128 characters`;
  }
  return undefined;
}

export const sharedTargetGroups: ManagementRule = {
  name: "a target group has one balancer, of its own VPC and its kind",
  because: "moto lets balancers share it, so that a second gateway could take the first one's services",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  shownBy,
  intercept: async (passing, forward) => {
    const listener = elbCall(passing, "CreateListener");
    const call = listener ?? elbCall(passing, "CreateRule");
    if (call === undefined) return forward(passing);
    const elb = serviceClients(requesterOf(passing), forward).elb();
    const arn = listener?.get("LoadBalancerArn") ?? balancerOf(call.get("ListenerArn") ?? "");
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const balancer = LoadBalancers.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
    const named = [...call].flatMap(([key, value]) => (/TargetGroupArn$/.test(key) ? value : []));
    for (const group of TargetGroups.filter(({ TargetGroupArn = "" }) => named.includes(TargetGroupArn))) {
      const isHttp = /^HTTPS?$/.test(group.Protocol ?? "");
      if (balancer?.VpcId !== group.VpcId || isHttp !== (balancer?.Type === "application"))
        return elbRefusal(
          "InvalidConfigurationRequest",
          `The target group '${group.TargetGroupArn}' is of another VPC or another kind than the load balancer`,
        );
      if (group.LoadBalancerArns?.some((one) => one !== arn))
        return elbRefusal(
          "TargetGroupAssociationLimit",
          `The following target groups cannot be associated with more than one load balancer: ${group.TargetGroupArn}`,
        );
    }
    return forward(passing);
  },
};

/** The balancer of a listener, by their ARNs. */
function balancerOf(listenerArn: string): string {
  return listenerArn.replace(":listener/", ":loadbalancer/").split("/").slice(0, 4).join("/");
}
