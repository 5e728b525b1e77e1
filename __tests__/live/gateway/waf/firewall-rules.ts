import type { StrictRule } from "../../emulated-aws/strict/rule";
import { RULE_GROUPS } from "./rule-groups";

export const FIREWALL_RULES: readonly StrictRule[] = [
  {
    name: "a rule of a managed group blocks what it matches, and lets it pass where it is overridden to count",
    because:
      "moto keeps a web ACL and evaluates nothing, so that a client without User-Agent, which AWS answers 403, would be let in",
    source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    shownBy: "__tests__/live/gateway/waf/managed-rules.test.ts",
  },
  {
    name: "a rate limit blocks the request that is one too many within its window",
    because:
      "moto counts nothing; AWS looks at the counts every few seconds, so that a few more may pass there",
    source: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
    assumed: true,
    shownBy: "__tests__/live/gateway/waf/judge.test.ts",
  },
];

/** The rules of managed groups that let everything pass here, and why they do. */
export function rulesNotEvaluated(): readonly (readonly [what: string, why: string])[] {
  return Object.entries(RULE_GROUPS).flatMap(([group, { notEvaluated }]) =>
    Object.entries(notEvaluated).map(([rule, why]) => [`the firewall's ${rule} of ${group}`, why] as const),
  );
}
