import { retentionOf } from "../every-stack/retention";
import { about, type Finding, fact, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { dependenciesOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

/** The access log of a stage, in a log group of the stack with a retention. */
export function accessLog(stack: Stack, stage: Resource): readonly Finding[] {
  const { destination_arn, format } = objectOf(stage.attributes.access_log_settings);
  const group = stack.resources.get(referent(stack, destination_arn, "arn") ?? "");
  const days = group && retentionOf(group);
  const wrong = [
    ...unless(
      days !== undefined,
      stack,
      `expected an access log of ${stage.address} in a log group with a retention, got ${shown(destination_arn)}`,
    ),
    ...unless(
      /\$context\.(?:extendedR|r)equestId/.test(textOf(stack, format) ?? ""),
      stack,
      `expected the access log of ${stage.address} to name each request, got ${shown(format)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return about("record", [
    fact(stack, `${stage.address} writes its access log to ${group?.address}, which keeps it ${days} days`),
  ]);
}

/** The role that API Gateway logs with: a stage with a log cannot be made where the account has none. */
export function logRole(stack: Stack, stage: Resource): readonly Finding[] {
  const before = dependenciesOf(stage);
  return ofType(stack, "aws_api_gateway_account").flatMap(({ address }) =>
    unless(
      before.has(address),
      stack,
      `expected ${stage.address} to be made after ${address}, got no such order`,
    ),
  );
}

/** The log of executions, which API Gateway makes itself, and then keeps forever, where it is not there yet. */
export function executionLog(stack: Stack, stage: Resource): readonly Finding[] {
  const settings = ofType(stack, "aws_api_gateway_method_settings");
  if (settings.every(({ attributes }) => objectOf(attributes.settings).logging_level === "OFF")) return [];
  const api = referent(stack, stage.attributes.rest_api_id);
  const name = `API-Gateway-Execution-Logs_\${${api}.id}/${textOf(stack, stage.attributes.stage_name)}`;
  const group = ofType(stack, "aws_cloudwatch_log_group").find(
    ({ attributes }) => textOf(stack, attributes.name) === name,
  );
  return unless(
    group !== undefined && dependenciesOf(stage).has(group.address),
    stack,
    `expected ${stage.address} to be made after the log group ${name}, got ${group ? "no such order" : "no such group"}`,
  );
}
