import type { Action, Condition, Listener } from "../picture/gateway";

interface Chosen {
  /** The address of the rule, or of the listener. */
  readonly by: string;
  readonly action: Action;
}

/**
 * The rule of a listener that a request meets first, or its default.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#http-header-conditions
 */
export function chooseRule(listener: Listener, headers: Readonly<Record<string, string>>): Chosen {
  const rule = listener.rules.find(({ conditions }) => conditions.every((one) => holds(one, headers)));
  return rule
    ? { by: rule.address, action: rule.action }
    : { by: listener.address, action: listener.fallback };
}

/** A condition that is not understood is taken to hold: something else than its service would answer, then. */
function holds(condition: Condition, headers: Readonly<Record<string, string>>): boolean {
  if (condition.kind === "unknown") return true;
  const value = headers[condition.name.toLowerCase()];
  return value !== undefined && condition.values.some((pattern) => matches(pattern, value));
}

/** Without regard to case; `*` stands for any text and `?` for one character. */
function matches(pattern: string, value: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === value.toLowerCase();
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(value);
}
