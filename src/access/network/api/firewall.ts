import { about, type Finding, fact, listed, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/**
 * The firewall in front of a stage; with `waf: false` there is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export function firewall(stack: Stack, stage: Resource, waf: boolean): readonly Finding[] {
  const associations = ofType(stack, "aws_wafv2_web_acl_association");
  const addresses = associations.map(({ address }) => address);
  if (!waf)
    return unless(
      addresses.length === 0,
      stack,
      `expected no firewall of ${stage.address}, got ${listed(addresses)}`,
    );
  const [association] = associations;
  const of = referent(stack, association?.attributes.resource_arn, "arn");
  const acl = stack.resources.get(referent(stack, association?.attributes.web_acl_arn, "arn") ?? "");
  const rules = acl?.attributes.rule;
  const wrong = [
    ...unless(
      associations.length === 1 && of === stage.address && acl?.type === "aws_wafv2_web_acl",
      stack,
      `expected a firewall of ${stage.address}, got ${listed(addresses)} of ${shown(of)}`,
    ),
    ...unless(
      Array.isArray(rules) && rules.length > 0,
      stack,
      `expected rules in the firewall of ${stage.address}, got ${shown(rules)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return about("boundary", [fact(stack, `${stage.address} is behind the firewall ${acl?.address}`)]);
}
