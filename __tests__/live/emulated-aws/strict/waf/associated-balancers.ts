import { requesterOf } from "../../requests/requester";
import { balancers } from "../elb/balancers";
import type { ManagementRule } from "../rule";
import { refused, wafInput } from "./web-acls";

export const associatedBalancers: ManagementRule = {
  name: "a web ACL protects an application balancer of its account and region, and neither a network balancer nor an HTTP API",
  because: "moto takes any ARN, so that an API would seem protected which no web ACL can be in front of",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
  shownBy: "__tests__/live/emulated-aws/strict/waf/web-acls.test.ts",
  intercept: async (passing, forward) => {
    const { ResourceArn } = wafInput(passing, "AssociateWebACL") ?? {};
    if (ResourceArn === undefined) return forward(passing);
    if (/:apigateway:[\w-]+::\/apis\//.test(ResourceArn) || /:loadbalancer\/net\//.test(ResourceArn))
      return invalid(ResourceArn);
    if (!ResourceArn.includes(":elasticloadbalancing:")) return forward(passing);
    if (!ResourceArn.includes(`:${requesterOf(passing).region}:`)) return invalid(ResourceArn);
    const balancer = (await balancers(passing, forward)).find((one) => one.LoadBalancerArn === ResourceArn);
    if (balancer === undefined)
      return refused(
        "WAFNonexistentItemException",
        "AWS WAF couldn’t perform the operation because your resource doesn’t exist.",
      );
    return balancer.Type === "application" ? forward(passing) : invalid(ResourceArn);
  },
};

function invalid(arn: string) {
  return refused(
    "WAFInvalidParameterException",
    `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: RESOURCE_ARN, parameter: ${arn}`,
  );
}
