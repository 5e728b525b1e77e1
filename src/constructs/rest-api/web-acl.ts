import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";
import { rulesIn } from "../../model/aws/managed-rules";
import type { Waf } from "../../model/provider";

export interface WebAclProps extends Waf {
  readonly name: string;
  readonly stageArn: string;
  /** True if requests have keys in a header: WAF then keeps no samples of them, which show headers. @default false */
  readonly hasKeys?: boolean;
}

/**
 * A stage's web ACL: AWS's managed rules, and optionally a limit per source address. It is evaluated before
 * the resource policy, which never sees a blocked request.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, { name, stageArn, hasKeys = false, ...waf }: WebAclProps) {
    super(scope, id);

    const rules = [...waf.managedRuleGroups.map((group) => managedRule(group, waf)), ...rateRule(waf)];
    const visibility = (metricName: string) => ({
      cloudwatchMetricsEnabled: true,
      sampledRequestsEnabled: !hasKeys,
      metricName,
    });
    const acl = new Wafv2WebAcl(this, "Default", {
      name,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visibility(rule.name) })),
      visibilityConfig: visibility(name),
    });
    new Wafv2WebAclAssociation(this, "association:Default", { resourceArn: stageArn, webAclArn: acl.arn });
  }
}

type Rule = Omit<Wafv2WebAclRule, "priority" | "visibilityConfig">;

/** Rules that only count are overridden by name; all others keep AWS's action. */
function managedRule(name: string, { count }: Waf): Rule {
  const counted = rulesIn(name, count).map((rule) => ({ name: rule, action_to_use: { count: {} } }));
  const rule_action_override = counted.length > 0 ? counted : undefined;
  return {
    name,
    statement: { managed_rule_group_statement: { name, vendor_name: "AWS", rule_action_override } },
    overrideAction: { none: {} },
  };
}

function rateRule({ rateLimitPer5Minutes }: Waf): readonly Rule[] {
  if (rateLimitPer5Minutes === undefined) return [];
  return [
    {
      name: "RateLimit",
      statement: {
        rate_based_statement: {
          limit: rateLimitPer5Minutes,
          aggregate_key_type: "IP",
          evaluation_window_sec: 300,
        },
      },
      action: { block: {} },
    },
  ];
}
