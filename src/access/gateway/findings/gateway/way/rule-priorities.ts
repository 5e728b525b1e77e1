import { type Finding, shown, unless } from "../../../../network/finding";
import { ofType, type Stack } from "../../../../network/stack/stack-json";

/** AWS refuses two rules of a listener with one priority. */
export function rulePriorities(stack: Stack): readonly Finding[] {
  const rules = new Map<string, string>();
  return ofType(stack, "aws_lb_listener_rule").flatMap(({ address, attributes: { priority } }) => {
    const other = rules.get(shown(priority));
    rules.set(shown(priority), address);
    const isNumber = typeof priority === "number" && priority >= 1 && priority <= 50_000;
    return [
      ...unless(
        isNumber,
        stack,
        `expected ${address} with a priority from 1 to 50000, got ${shown(priority)}`,
      ),
      ...unless(
        other === undefined,
        stack,
        `expected ${address} with a priority of its own, got that of ${other}`,
      ),
    ];
  });
}
