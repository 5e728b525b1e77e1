import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";
import { rulesIn } from "../../model/aws/managed-rules";
import type { Waf } from "../../model/provider";

export interface WebAclProps extends Waf {
  readonly name: string;
  /** A stage of a REST API, or an application balancer. */
  readonly resourceArn: string;
  /** True if requests have keys or tokens in a header: WAF then keeps no samples of them, which show headers. @default false */
  readonly hasSecrets?: boolean;
  /** The header that has a caller's address, where another service passes requests on. @default addresses of connections count */
  readonly clientIpHeader?: string;
}

/**
 * The web ACL of a stage or balancer: AWS's managed rules, and optionally a limit per source address. A stage's is evaluated before
 * the resource policy, which never sees a blocked request.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { name, resourceArn, hasSecrets = false } = props;

    const rules = [...props.managedRuleGroups.map((group) => managedRule(group, props)), ...rateRule(props)];
    const visibility = (metricName: string) => ({
      cloudwatchMetricsEnabled: true,
      sampledRequestsEnabled: !hasSecrets,
      metricName,
    });
    const acl = new Wafv2WebAcl(this, "Default", {
      name,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visibility(rule.name) })),
      visibilityConfig: visibility(name),
    });
    new Wafv2WebAclAssociation(this, "association:Default", { resourceArn, webAclArn: acl.arn });
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

/**
 * A request without a readable address in the header counts as over the limit.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_ForwardedIPConfig.html
 */
function rateRule({ rateLimitPer5Minutes, clientIpHeader }: WebAclProps): readonly Rule[] {
  if (rateLimitPer5Minutes === undefined) return [];
  const counted =
    clientIpHeader === undefined
      ? { aggregate_key_type: "IP" }
      : {
          aggregate_key_type: "FORWARDED_IP",
          forwarded_ip_config: { header_name: clientIpHeader, fallback_behavior: "MATCH" },
        };
  return [
    {
      name: "RateLimit",
      statement: {
        rate_based_statement: {
          limit: rateLimitPer5Minutes,
          ...counted,
          evaluation_window_sec: 300,
        },
      },
      action: { block: {} },
    },
  ];
}
