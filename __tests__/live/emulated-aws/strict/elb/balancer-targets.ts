import {
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { balancers, elbCall } from "./balancers";

const shownBy = "__tests__/live/emulated-aws/strict/elb/balancer-targets.test.ts";
const source =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html";

export const balancerTargetGroups: ManagementRule = {
  name: "a target group for a balancer takes TCP, and checks its health by HTTP or HTTPS",
  because: "moto takes any protocol for TCP, and any health check",
  source,
  shownBy,
  intercept: (passing, forward) => {
    const call = elbCall(passing, "CreateTargetGroup");
    if (call?.get("TargetType") !== "alb") return forward(passing);
    const protocol = call.get("Protocol");
    if (protocol !== "TCP")
      return Promise.resolve(
        elbRefusal("ValidationError", `Protocol '${protocol}' is not supported for the target type 'alb'`),
      );
    const check = call.get("HealthCheckProtocol") ?? "HTTP";
    return /^HTTPS?$/.test(check)
      ? forward(passing)
      : Promise.resolve(
          elbRefusal("ValidationError", `Health check protocol '${check}' must be HTTP or HTTPS`),
        );
  },
};

export const balancerTargets: ManagementRule = {
  name: "the one target of a group for balancers is an application balancer of its VPC that listens on the group's port",
  because: "moto takes any text for a target, and any number of them",
  source,
  shownBy,
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "RegisterTargets");
    if (call === undefined) return forward(passing);
    const elb = serviceClients(requesterOf(passing), forward).elb();
    const TargetGroupArn = call.get("TargetGroupArn") ?? "";
    const groups = new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] });
    const { TargetGroups: [group] = [] } = await elb.send(groups);
    if (group?.TargetType !== "alb") return forward(passing);
    const asked = [...call].filter(([key]) => /^Targets\.member\.\d+\.Id$/.test(key)).map(([, id]) => id);
    const others = (await targetsOf(elb, TargetGroupArn)).filter((id) => !asked.includes(id));
    if (asked.length + others.length > 1)
      return elbRefusal("TooManyTargets", "A target group with the target type 'alb' has one target");
    const [id = ""] = asked;
    const balancer = (await balancers(passing, forward)).find((one) => one.LoadBalancerArn === id);
    if (balancer?.Type !== "application" || balancer.VpcId !== group.VpcId)
      return elbRefusal("InvalidTarget", `The target '${id}' is no application load balancer of the VPC`);
    const port = Number(call.get("Targets.member.1.Port") ?? group.Port);
    if (port !== group.Port)
      return elbRefusal("ValidationError", `The port ${port} of the target is not that of the target group`);
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: id }));
    return Listeners.some(({ Port }) => Port === port)
      ? forward(passing)
      : elbRefusal("InvalidTarget", `The load balancer '${id}' does not have a listener on port ${port}`);
  },
};

export const targetedListeners: ManagementRule = {
  name: "a listener of a balancer that is a target on its port is not deleted, nor is the balancer",
  because: "moto deletes them, so that any order of destruction would pass; for the balancer it is assumed",
  source: "https://github.com/hashicorp/terraform-provider-aws/issues/34860",
  shownBy,
  intercept: async (passing, forward) => {
    const balancerArn = elbCall(passing, "DeleteLoadBalancer")?.get("LoadBalancerArn");
    const listenerArn = elbCall(passing, "DeleteListener")?.get("ListenerArn");
    if (!balancerArn && !listenerArn) return forward(passing);
    const elb = serviceClients(requesterOf(passing), forward).elb();
    const described = listenerArn && new DescribeListenersCommand({ ListenerArns: [listenerArn] });
    const found = described ? await elb.send(described).catch(() => undefined) : undefined;
    const id = balancerArn ?? found?.Listeners?.[0]?.LoadBalancerArn ?? "";
    const port = found?.Listeners?.[0]?.Port;
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    for (const { TargetGroupArn = "", TargetType, Port } of TargetGroups) {
      if (TargetType !== "alb" || (port !== undefined && port !== Port)) continue;
      if ((await targetsOf(elb, TargetGroupArn)).includes(id))
        return elbRefusal(
          "ResourceInUse",
          `Listener port '${Port}' is in use by registered target '${id}' and cannot be removed`,
        );
    }
    return forward(passing);
  },
};

async function targetsOf(
  elb: ElasticLoadBalancingV2Client,
  TargetGroupArn: string,
): Promise<readonly string[]> {
  const { TargetHealthDescriptions = [] } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  return TargetHealthDescriptions.flatMap(({ Target }) => Target?.Id ?? []);
}
