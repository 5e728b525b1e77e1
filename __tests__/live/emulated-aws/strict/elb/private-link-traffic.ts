import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { balancers, elbCall } from "./balancers";

const ENFORCE = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";

export function privateLinkTraffic(): ManagementRule {
  const set = new Map<string, string>();
  return {
    name: "the groups of a network balancer are asked about what comes through PrivateLink, until that is switched off",
    because:
      "moto forgets the setting, a difference in every plan, and a balancer would pass whose groups let nothing of a VPC link in",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/balancers.test.ts",
    intercept: async (passing, forward) => {
      const setting = elbCall(passing, "SetSecurityGroups");
      const value = setting?.get(ENFORCE);
      if (value && value !== "on" && value !== "off")
        return elbRefusal("ValidationError", `${ENFORCE} is on or off, and not ${value}`);
      const answer = await forward(passing);
      if (answer.status >= 300) return answer;
      if (value) set.set(setting?.get("LoadBalancerArn") ?? "", value);
      if (!elbCall(passing, "DescribeLoadBalancers") && !elbCall(passing, "CreateLoadBalancer"))
        return answer;
      const guarded = (await balancers(passing, forward)).filter(
        ({ Type, SecurityGroups = [] }) => Type === "network" && SecurityGroups.length > 0,
      );
      const arns = guarded.map(({ LoadBalancerArn }) => LoadBalancerArn);
      const body = answer.body
        .toString()
        .replaceAll(/<LoadBalancerArn>([^<]+)<\/LoadBalancerArn>/g, (element, arn: string) =>
          arns.includes(arn) ? `${element}<${ENFORCE}>${set.get(arn) ?? "on"}</${ENFORCE}>` : element,
        );
      return { ...answer, body: Buffer.from(body) };
    },
  };
}
