import type {
  ManagedRuleGroupStatement,
  RateBasedStatement,
  Rule,
  RuleAction,
  WebACL,
} from "@aws-sdk/client-wafv2";
import type { ReceivedRequest } from "../signature/canonical-request";
import { forwardedAddress } from "./forwarded-address";
import { ruleGroup } from "./rule-groups";

/** A request as a web ACL looks at it. */
export interface Passing {
  readonly request: ReceivedRequest;
  /**
   * Counts the request for a rate-based rule, and tells how many its source has sent in the rule's window.
   * @param source @default the address that the connection came from
   */
  readonly rate: (rule: string, windowSeconds: number, source?: string) => number;
}

/** The action of a rule on a request that it matches. */
export type Verdict = "allow" | "block" | "count";

/** A rule that matched. */
export interface Match {
  /** Its name; in a managed group that of the rule in it: `SizeRestrictions_BODY`. */
  readonly rule: string;
  readonly verdict: Verdict;
}

/**
 * Every rule that matches a request, in the order in which they are asked, up to the first that decides; a rule that
 * only counts does not decide. What no rule decides is up to the web ACL's default action.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
 */
export function judge({ Rules = [], DefaultAction }: WebACL, passing: Passing): readonly Match[] {
  const matches: Match[] = [];
  for (const rule of Rules.toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))) {
    for (const match of matchesOf(rule, passing)) {
      matches.push(match);
      if (match.verdict !== "count") return matches;
    }
  }
  return DefaultAction?.Block ? [...matches, { rule: "default action", verdict: "block" }] : matches;
}

/** The rule that blocks, if one does. */
export function blockingRule(matches: readonly Match[]): string | undefined {
  return matches.find(({ verdict }) => verdict === "block")?.rule;
}

function matchesOf(rule: Rule, passing: Passing): readonly Match[] {
  const { ManagedRuleGroupStatement: managed, RateBasedStatement: rated, ...others } = rule.Statement ?? {};
  const unknown = Object.keys(others);
  if (managed && unknown.length === 0) return groupMatches(rule, managed, passing);
  if (rated && unknown.length === 0) return rateMatches(rule, rated, passing);
  throw new Error(`expected a managed rule group or a rate limit, got ${rule.Name}: ${unknown.join(", ")}`);
}

/** An override for the whole group turns its blocks into counts, whatever is overridden for single rules. */
function groupMatches(
  { OverrideAction }: Rule,
  { Name = "", ScopeDownStatement, ExcludedRules = [], RuleActionOverrides = [] }: ManagedRuleGroupStatement,
  { request }: Passing,
): readonly Match[] {
  if (ScopeDownStatement) throw new Error(`expected ${Name} for every request, got a scope-down statement`);
  return ruleGroup(Name)
    .rules.filter(({ matches }) => matches(request))
    .map(({ name }) => {
      const override = RuleActionOverrides.find((one) => one.Name === name)?.ActionToUse;
      const isCounted = OverrideAction?.Count || ExcludedRules.some((one) => one.Name === name);
      return { rule: name, verdict: isCounted ? "count" : override ? verdictOf(name, override) : "block" };
    });
}

function rateMatches(
  { Name = "", Action = {} }: Rule,
  statement: RateBasedStatement,
  { request, rate }: Passing,
): readonly Match[] {
  const { Limit = 0, AggregateKeyType, EvaluationWindowSec = 300, ScopeDownStatement } = statement;
  const isForwarded = AggregateKeyType === "FORWARDED_IP";
  if ((AggregateKeyType !== "IP" && !isForwarded) || ScopeDownStatement)
    throw new Error(`expected ${Name} to count every request by an address, got ${AggregateKeyType}`);
  const match = { rule: Name, verdict: verdictOf(Name, Action) };
  const source = isForwarded
    ? forwardedAddress(statement.ForwardedIPConfig, request)
    : { address: undefined };
  if ("matches" in source) return source.matches ? [match] : [];
  return rate(Name, EvaluationWindowSec, source.address) > Limit ? [match] : [];
}

function verdictOf(rule: string, action: RuleAction): Verdict {
  if (action.Allow) return "allow";
  if (action.Block) return "block";
  if (action.Count) return "count";
  throw new Error(`expected ${rule} to allow, block or count, got ${Object.keys(action).join(", ")}`);
}
