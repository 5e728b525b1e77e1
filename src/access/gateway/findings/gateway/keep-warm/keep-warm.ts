import { type Finding, fact } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { noOther, onlyOne } from "../../../../network/held/only";
import { referent } from "../../../../network/stack/reference";
import { objectOf, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations, KeepWarmExpectations } from "../../../expectations/gateway-expectations";
import { KEEP_WARM } from "../../../expectations/own-route";
import type { GatewayParts } from "../parts";
import { functionFindings, logGroupOf } from "./function";
import { roleFindings } from "./role";
import { type Schedule, scheduleFindings } from "./schedule";

interface Parts extends Schedule {
  readonly role: Resource;
  readonly lambda: Resource;
}

const TYPES = {
  role: "aws_iam_role",
  lambda: "aws_lambda_function",
  rule: "aws_cloudwatch_event_rule",
  target: "aws_cloudwatch_event_target",
  permission: "aws_lambda_permission",
} as const satisfies Readonly<Record<keyof Parts, string>>;

const LOG = "aws_cloudwatch_log_group";

/** The function that keeps the link awake, with its role and its schedule; none of them where the file has no `keepWarm`. */
export function keepWarmFindings(
  stack: Stack,
  parts: GatewayParts,
  expected: GatewayExpectations,
): readonly Finding[] {
  const { keepWarm } = expected;
  const access = referent(stack, objectOf(parts.stage.attributes.access_log_settings).destination_arn, "arn");
  const strayLogs = (known?: string) => noOther(stack, LOG, [access, known], "is of no use");
  if (keepWarm === undefined) {
    const surplus = Object.values(TYPES).flatMap((type) =>
      noOther(stack, type, [], "is of a function that the file does not have"),
    );
    return [...surplus, ...strayLogs()];
  }
  const own = ownParts(stack);
  if ("findings" in own) return own.findings;
  const wrong = [
    ...proven(stack, parts, own, { ...expected, keepWarm }),
    ...strayLogs(logGroupOf(stack, own.lambda)?.address),
  ];
  if (wrong.length > 0) return wrong;
  const words = `${own.rule.address} alone invokes ${own.lambda.address}, once a week, which may write its log and call ${KEEP_WARM}`;
  return [fact(stack, `${words}, and nothing else`)];
}

function proven(
  stack: Stack,
  parts: GatewayParts,
  { role, lambda, ...schedule }: Parts,
  expected: GatewayExpectations & { readonly keepWarm: KeepWarmExpectations },
): readonly Finding[] {
  return [
    ...having(stack, lambda, { role: of(role.address, "arn") }),
    ...functionFindings(stack, parts, lambda, expected),
    ...roleFindings(stack, parts, role, expected),
    ...scheduleFindings(stack, schedule, lambda, expected.keepWarm),
  ];
}

/** @returns the parts, or what is wrong with their number */
function ownParts(stack: Stack): Parts | { readonly findings: readonly Finding[] } {
  const [role, lambda, rule, target, permission] = [
    onlyOne(stack, TYPES.role),
    onlyOne(stack, TYPES.lambda),
    onlyOne(stack, TYPES.rule),
    onlyOne(stack, TYPES.target),
    onlyOne(stack, TYPES.permission),
  ];
  if (!role.resource || !lambda.resource || !rule.resource || !target.resource || !permission.resource)
    return { findings: [role, lambda, rule, target, permission].flatMap(({ findings }) => findings) };
  return {
    role: role.resource,
    lambda: lambda.resource,
    rule: rule.resource,
    target: target.resource,
    permission: permission.resource,
  };
}
