import { type Finding, fact, listed, problem, shown, unless } from "../../finding";
import { keyFunctionsOf } from "../../keys/key-functions";
import { statementsOf } from "../../stack/policy";
import { referent } from "../../stack/reference";
import { listOf, ofType, type Resource, type Stack } from "../../stack/stack-json";

/** Whatever a function writes about itself. */
const OWN_WORDS = new Set([
  ...["logs:CreateLogStream", "logs:PutLogEvents"],
  ...["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
]);

/** The authorizer of certificates knows consumers by what is in its code: its role lets it write its log and its traces, and nothing else. */
export function authorizerRights(stack: Stack, api: Resource): readonly Finding[] {
  const authorizer = stack.resources.get(keyFunctionsOf(stack).authorizers.get(api.address) ?? "");
  if (authorizer === undefined) return [];
  const role = referent(stack, authorizer.attributes.role, "arn");
  const isOf = ({ attributes }: Resource) =>
    [referent(stack, attributes.role), referent(stack, attributes.role, "name")].includes(role);
  const policies = ofType(stack, "aws_iam_role_policy").filter(isOf);
  const attached = ofType(stack, "aws_iam_role_policy_attachment").filter(isOf);
  const wrong = [
    ...attached.map(({ address }) => problem(stack, `${address} is of ${shown(role)}; expected none`)),
    ...policies.flatMap(({ address, attributes }) => {
      const statements = statementsOf(stack, attributes.policy) ?? [{ Action: "*" }];
      const actions = statements.flatMap(({ Action, NotAction }) => [
        ...listOf(Action).map(String),
        ...(NotAction === undefined ? [] : ["*"]),
      ]);
      const strange = actions.filter((action) => !OWN_WORDS.has(action));
      return unless(
        strange.length === 0,
        stack,
        `expected ${address} to let ${authorizer.address} write logs and traces only, got ${listed(strange)}`,
      );
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(stack, `${authorizer.address} may write its log and its traces, and nothing else`)];
}
