import type { Rule } from "../../network/groups/rule";

export type { Rule };

const INDEXES = new WeakMap<readonly Rule[], ReadonlyMap<string, readonly Rule[]>>();

/** The rules of one direction of a group. The index of a stack's rules is made once, as each call asks for some. */
export function rulesByGroup(
  rules: readonly Rule[],
  direction: Rule["direction"],
  group: string,
): readonly Rule[] {
  let index = INDEXES.get(rules);
  if (index === undefined) {
    index = indexOf(rules);
    INDEXES.set(rules, index);
  }
  return index.get(`${direction} ${group}`) ?? [];
}

function indexOf(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.direction} ${rule.group}`;
    const same = index.get(key);
    if (same) same.push(rule);
    else index.set(key, [rule]);
  }
  return index;
}
