import { type Finding, fact } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { noOther, onlyOne } from "../../../../network/held/only";
import {
  type Json,
  type JsonObject,
  objectOf,
  type Resource,
  type Stack,
} from "../../../../network/stack/stack-json";
import type { FirewallExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

const ACL = "aws_wafv2_web_acl";
const ASSOCIATION = "aws_wafv2_web_acl_association";

/**
 * The firewall of the balancer, as an HTTP API cannot have one. Callers are told apart by the header that the gateway overwrites; it
 * keeps no samples of requests, which show headers.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
 */
export function firewallFindings(
  stack: Stack,
  { balancer }: GatewayParts,
  expected: FirewallExpectations | undefined,
): readonly Finding[] {
  if (expected === undefined)
    return [ACL, ASSOCIATION].flatMap((type) =>
      noOther(stack, type, [], "is of a firewall that the file does not have"),
    );
  const [acl, association] = [onlyOne(stack, ACL), onlyOne(stack, ASSOCIATION)];
  if (acl.resource === undefined || association.resource === undefined)
    return [...acl.findings, ...association.findings];
  const wrong = [
    ...having(stack, acl.resource, {
      ...{ scope: "REGIONAL", default_action: { allow: {} } },
      rule: [...managedRules(expected), ...rateRule(expected, expected.groups.length)],
    }),
    ...noSamples(stack, acl.resource),
    ...having(stack, association.resource, {
      resource_arn: of(balancer.address, "arn"),
      web_acl_arn: of(acl.resource.address, "arn"),
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(stack, `${acl.resource.address} stands before ${balancer.address}, with the rules of the file`),
  ];
}

function noSamples(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const { sampled_requests_enabled } = objectOf(attributes.visibility_config);
  const kept = { address, attributes: { sampled_requests_enabled } as JsonObject };
  return having(stack, kept, { sampled_requests_enabled: false });
}

function managedRules({ groups }: FirewallExpectations): readonly Json[] {
  return groups.map(({ name, count }, priority) => ({
    ...{ name, priority, override_action: { none: {} }, visibility_config: visibility(name) },
    statement: {
      managed_rule_group_statement: {
        ...{ name, vendor_name: "AWS" },
        ...(count.length > 0 && {
          rule_action_override: count.map((rule) => ({ name: rule, action_to_use: { count: {} } })),
        }),
      },
    },
  }));
}

/** The addresses that count are those of callers: connections all come from the gateway. */
function rateRule({ rateLimit }: FirewallExpectations, priority: number): readonly Json[] {
  if (rateLimit === undefined) return [];
  const [name, header_name] = ["RateLimit", "x-crosslink-client-ip"];
  return [
    {
      ...{ name, priority, action: { block: {} }, visibility_config: visibility(name) },
      statement: {
        rate_based_statement: {
          ...{ limit: rateLimit, evaluation_window_sec: 300, aggregate_key_type: "FORWARDED_IP" },
          forwarded_ip_config: { header_name, fallback_behavior: "MATCH" },
        },
      },
    },
  ];
}

function visibility(metric_name: string): Json {
  return { cloudwatch_metrics_enabled: true, sampled_requests_enabled: false, metric_name };
}
