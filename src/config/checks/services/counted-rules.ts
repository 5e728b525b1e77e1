import { groupWith, MANAGED_RULES } from "../../../model/aws/managed-rules";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, type Path, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import { ruleGroups, type WafDraft } from "../../outline/rule-groups";

/**
 * A rule that only counts is one of the listed groups. Where a group is listed whose rules are not known here, a name that
 * no other group has may be one of its rules.
 */
export function countedRules(
  { providers, consumers }: DeploymentOutline,
  gateways: GatewayOutline,
): readonly Finding[] {
  return [
    ...providers.flatMap(({ path, value }) => counted([...path, "service"], value?.service?.waf)),
    ...consumers.flatMap(({ clients }) =>
      clients.flatMap(({ path, value }) =>
        value?.type === "rest-front-door" ? counted(path, value.waf) : [],
      ),
    ),
    ...gateways.consumers.flatMap((consumer) =>
      consumer.gateways.flatMap(({ path, value }) => counted(path, value?.waf)),
    ),
  ];
}

function counted(path: Path, waf: WafDraft): readonly Finding[] {
  const groups = ruleGroups(waf);
  const { count = [] } = waf || {};
  const place = [...path, "waf", "count"];
  if (groups?.length === 0 && count.length > 0)
    return [unexpected(place, "none without managedRuleGroups", count.join(", "))];
  return count.flatMap((rule, i) => (rule && groups ? unknownRule(rule, groups, [...place, i]) : []));
}

function unknownRule(rule: string, groups: readonly string[], path: Path): readonly Finding[] {
  const owner = groupWith(rule);
  const isKnown = owner !== undefined && groups.includes(owner);
  const mayBe = owner === undefined && groups.some((group) => MANAGED_RULES[group] === undefined);
  if (isKnown || mayBe) return [];
  const rules = groups.flatMap((group) => MANAGED_RULES[group] ?? []);
  const then = owner === undefined ? didYouMean(rule, rules) : `, a rule of ${owner}, which is not listed`;
  return [unexpected(path, oneOf(`rules of ${groups.join(" and ")}`, rules), quoted(rule), then)];
}
