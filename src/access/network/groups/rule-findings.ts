import { type Finding, listed, problem } from "../finding";
import type { Stack } from "../stack/stack-json";
import { HTTPS, keyOf, type Need, type Rule, rulesOf } from "./rule";

/**
 * The rules held against what is needed: each need has its rule, and each rule is one that something needs. Rules only
 * allow, so that nothing else passes then.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function ruleFindings(stack: Stack, needs: readonly Need[]): readonly Finding[] {
  const rules = new Map<string, Rule>();
  const twice: Finding[] = [];
  for (const rule of rulesOf(stack)) {
    const same = rules.get(keyOf(rule));
    if (same) twice.push(problem(stack, `expected ${rule.address} once, got the same as ${same.address}`));
    rules.set(keyOf(rule), rule);
  }
  const needed = new Map(needs.map((need) => [need, keyOf({ ...need, traffic: need.traffic ?? HTTPS })]));
  const keys = new Set(needed.values());
  return [
    ...twice,
    ...[...needed].filter(([, key]) => !rules.has(key)).map(([need]) => missing(stack, need)),
    ...[...rules].filter(([key]) => !keys.has(key)).map(([, rule]) => surplus(stack, rule, needs)),
  ];
}

function missing(stack: Stack, { direction, group, peer, by, to, traffic = HTTPS }: Need): Finding {
  const rule =
    direction === "egress" ? `egress rule of ${group} to ${peer}` : `ingress rule of ${group} from ${peer}`;
  return problem(stack, `${by} does not reach ${to}: expected an ${rule} on ${traffic}, got none`);
}

function surplus(stack: Stack, rule: Rule, needs: readonly Need[]): Finding {
  const { address, direction, group, peer, traffic } = rule;
  const similar = needs.filter((need) => need.direction === direction && need.group === group);
  const peers = similar.map((need) => need.peer);
  const expected =
    peers.length === 0 ? "no rule" : `only ${listed(similar.map((need) => need.traffic ?? HTTPS))}`;
  const [lets, side] =
    direction === "egress"
      ? [`lets ${group} out to ${peer}`, ` to ${listed(peers)}`]
      : [`lets ${peer} in to ${group}`, ` from ${listed(peers)}`];
  return problem(
    stack,
    `${address} ${lets} on ${traffic}; expected ${expected}${peers.length === 0 ? "" : side}`,
  );
}
