import { groupWith, MANAGED_RULES } from "../../../model/aws/managed-rules";
import { didYouMean } from "../../findings/did-you-mean";
import { expected, type Finding, oneOf, type Path, quoted } from "../../findings/finding";
import { type DeploymentDraft, providersOf } from "../../outline/draft";
import { DEFAULT_RULE_GROUPS } from "../../schema/provider/waf";

/**
 * A rule that only counts is one of the listed groups. Where a group is listed whose rules are not known here, a name that
 * no other group has may be one of its rules.
 */
export function countedRules(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap(({ path, value }) => {
    const waf = value?.service?.waf || undefined;
    if (waf?.count === undefined) return [];
    const groups = "managedRuleGroups" in waf ? waf.managedRuleGroups : DEFAULT_RULE_GROUPS;
    const listed = groups?.flatMap((group) => group ?? []);
    // A group that was refused may have had the rule.
    if (listed === undefined || listed.length !== groups?.length) return [];
    const place = [...path, "service", "waf", "count"];
    if (listed.length === 0 && waf.count.length > 0)
      return [{ path: place, message: expected("none without managedRuleGroups", waf.count.join(", ")) }];
    return waf.count.flatMap((rule, i) =>
      rule === undefined ? [] : unknownRule(rule, listed, [...place, i]),
    );
  });
}

function unknownRule(rule: string, groups: readonly string[], path: Path): readonly Finding[] {
  const owner = groupWith(rule);
  const isKnown = owner !== undefined && groups.includes(owner);
  const mayBe = owner === undefined && groups.some((group) => MANAGED_RULES[group] === undefined);
  if (isKnown || mayBe) return [];
  const rules = groups.flatMap((group) => MANAGED_RULES[group] ?? []);
  const then = owner === undefined ? didYouMean(rule, rules) : `, a rule of ${owner}, which is not listed`;
  return [{ path, message: expected(oneOf(`rules of ${groups.join(" and ")}`, rules), quoted(rule), then) }];
}
