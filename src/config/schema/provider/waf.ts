import { DEFAULTS } from "../defaults";
import { map } from "../values/map";
import { list, text, whole } from "../values/scalars";

/**
 * The firewall between a caller and the stage.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleActionOverride.html
 */
export const waf = map({
  managedRuleGroups: list(
    text(/^AWSManagedRules[A-Za-z0-9]+$/, "a rule group of AWS such as AWSManagedRulesCommonRuleSet"),
    "a list of AWS's managed rule groups",
    0,
  )
    .default([...DEFAULTS.managedRuleGroups])
    .describe("Rule groups that AWS maintains, in the order in which they are asked."),
  count: list(
    text(/^[\w-]{1,128}$/, "the name of a managed rule such as SizeRestrictions_BODY"),
    "a list of rules of the managed groups",
    0,
    100,
  )
    .default([])
    .describe("Rules of these groups that count what they match, and let it pass."),
  rateLimitPer5Minutes: whole("requests", 10, 2_000_000_000)
    .optional()
    .describe("Requests that one source address may send in five minutes."),
}).refine(
  ({ managedRuleGroups, rateLimitPer5Minutes }) => managedRuleGroups.length > 0 || rateLimitPer5Minutes,
  "a rule group or a rate limit (or waf: false)",
);
