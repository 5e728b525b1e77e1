import { type Finding, unless } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { dependenciesOf, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { KeepWarmExpectations } from "../../../expectations/gateway-expectations";

/** The parts of a schedule: the rule, its one target, and the permission of the rule to invoke that. */
export interface Schedule {
  readonly rule: Resource;
  readonly target: Resource;
  readonly permission: Resource;
}

/**
 * The schedule: once a week the rule invokes the function, and nobody else may. EventBridge tells nobody that it was not let in, so
 * the permission is there before the target.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function scheduleFindings(
  stack: Stack,
  { rule, target, permission }: Schedule,
  lambda: Resource,
  { name }: KeepWarmExpectations,
): readonly Finding[] {
  return [
    ...having(stack, rule, { name, schedule_expression: "rate(7 days)" }),
    ...having(stack, target, { rule: of(rule.address, "name"), arn: of(lambda.address, "arn") }),
    ...having(stack, permission, {
      ...{ action: "lambda:InvokeFunction", function_name: of(lambda.address, "function_name") },
      ...{ principal: "events.amazonaws.com", source_arn: of(rule.address, "arn") },
      source_account: undefined,
    }),
    ...unless(
      dependenciesOf(target).has(permission.address),
      stack,
      `expected ${target.address} to be made after ${permission.address}, got no such order`,
    ),
  ];
}
