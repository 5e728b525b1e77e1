import { type Finding, fact, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { type JsonObject, listOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

/**
 * Keys are in headers: samples of requests that WAF keeps show headers, and so does the execution log at INFO.
 * @param stack with the parts of one API
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_VisibilityConfig.html
 */
export function unwrittenKeys(stack: Stack): readonly Finding[] {
  const acls = ofType(stack, "aws_wafv2_web_acl_association").flatMap(({ attributes }) => {
    const acl = stack.resources.get(referent(stack, attributes.web_acl_arn, "arn") ?? "");
    return acl ?? [];
  });
  const settings = ofType(stack, "aws_api_gateway_method_settings");
  const wrong = [
    ...acls.flatMap((acl) => samples(stack, acl)),
    ...settings.flatMap(({ address, attributes }) => {
      const { logging_level: level } = objectOf(attributes.settings);
      return unless(
        level === "ERROR" || level === "OFF",
        stack,
        `expected ${address} to log errors at most, as keys are in headers, got ${shown(level)}`,
      );
    }),
  ];
  if (wrong.length > 0) return wrong;
  const kept = [...acls, ...settings].map(({ address }) => address);
  return [fact(stack, `${kept.join(" and ")} write no header down, which keys are in`)];
}

function samples(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const parts: readonly JsonObject[] = [attributes, ...listOf(attributes.rule).map(objectOf)];
  return parts.flatMap((part) => {
    const { sampled_requests_enabled: sampled } = objectOf(part.visibility_config);
    const what = part === attributes ? address : `the rule ${shown(part.name)} of ${address}`;
    return unless(
      sampled === false,
      stack,
      `expected ${what} to keep no samples of requests, as keys are in headers, got ${shown(sampled)}`,
    );
  });
}
