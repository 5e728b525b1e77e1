import type { ManagedRuleGroupStatement, Rule, WebACL } from "@aws-sdk/client-wafv2";

const VisibilityConfig = {
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName: "test",
};

/** A web ACL with one managed group, as WAF describes it. */
export function webAcl(statement: Pick<ManagedRuleGroupStatement, "Name">, rule: Partial<Rule> = {}): WebACL {
  const ManagedRuleGroupStatement = { VendorName: "AWS", ...statement };
  return webAclOf([
    aRule({ Statement: { ManagedRuleGroupStatement }, OverrideAction: { None: {} }, ...rule }),
  ]);
}

export function webAclOf(Rules: Rule[]): WebACL {
  return { Name: "test", Id: "test", ARN: "arn:test", DefaultAction: { Allow: {} }, VisibilityConfig, Rules };
}

export function aRule(rule: Partial<Rule>): Rule {
  return { Name: "rule", Priority: 0, Statement: {}, VisibilityConfig, ...rule };
}
