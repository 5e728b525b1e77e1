import { many } from "../../../policies/document";
import { type ContextKey, contextKey, type RequestContext, valueIn } from "./context";
import { type Comparison, comparing, type Holds, operatorOf } from "./operators";
import type { ReadCondition } from "./read-document";

/** A part of a condition, about one key. */
export interface Test {
  readonly key: ContextKey;
  readonly comparison: Comparison;
  readonly wanted: readonly string[];
  readonly holds: Holds;
}

/**
 * The parts of an understood condition, all of which have to hold.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function testsOf(condition: ReadCondition): readonly Test[] {
  return Object.entries(condition).flatMap(([name, tests = {}]) => {
    const operator = operatorOf(name);
    if (operator === undefined) throw new Error(`condition operator ${name} is not understood`);
    return Object.entries(tests).map(([key, values = []]) => {
      const wanted = many(values).map(String);
      const { comparison } = operator;
      return { key: contextKey(key), comparison, wanted, holds: comparing(operator, wanted) };
    });
  });
}

export function allHold(tests: readonly Test[], context: RequestContext): boolean {
  return tests.every(({ key, holds }) => holds(valueIn(context, key)));
}
