import { strangeVariables, variablesOf } from "../../../../network/callers/variables";
import { type Finding, problem, shown, unless } from "../../../../network/finding";
import { having, inside, of } from "../../../../network/held/having";
import { referent, textOf } from "../../../../network/stack/reference";
import { objectOf, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations, KeepWarmExpectations } from "../../../expectations/gateway-expectations";
import { KEEP_WARM } from "../../../expectations/own-route";
import type { GatewayParts } from "../parts";

/** The function: outside of any VPC, it signs one call of the gateway's name, and takes nothing but the balancer's answer. */
export function functionFindings(
  stack: Stack,
  parts: GatewayParts,
  lambda: Resource,
  { domain, keepWarm: { name }, log }: GatewayExpectations & { readonly keepWarm: KeepWarmExpectations },
): readonly Finding[] {
  const { default_action } = parts.listener.attributes;
  const { message_body } = objectOf(objectOf(default_action).fixed_response);
  const answer = textOf(stack, message_body);
  const variables = { address: lambda.address, attributes: variablesOf(lambda) };
  return [
    ...having(stack, lambda, { function_name: name, vpc_config: undefined }),
    ...having(stack, variables, {
      GATEWAY_URL: domain ? `https://${domain.name}` : of(parts.api.address, "api_endpoint"),
      ROUTE: KEEP_WARM,
      BALANCER_ANSWER: answer,
    }),
    ...strangeVariables(stack, lambda, VARIABLES),
    ...seconds(stack, variables.attributes.TIMEOUT_SECONDS, lambda),
    ...unless(
      answer !== undefined && answer !== OF_API_GATEWAY,
      stack,
      `expected an answer of ${parts.listener.address} that API Gateway does not give itself, got ${shown(answer)}`,
    ),
    ...logFindings(stack, lambda, name, log),
  ];
}

const VARIABLES = new Set(["GATEWAY_URL", "ROUTE", "BALANCER_ANSWER", "TIMEOUT_SECONDS"]);

/** The body of API Gateway's own 404, which no call over the link has. */
const OF_API_GATEWAY = '{"message":"Not Found"}';

/** Lambda ends a function that is slower than its own timeout, without a line in its log. */
function seconds(
  stack: Stack,
  written: Resource["attributes"][string] | undefined,
  { address, attributes: { timeout } }: Resource,
): readonly Finding[] {
  return unless(
    Number(written) > 0 && Number(written) < Number(timeout),
    stack,
    `expected ${address} with TIMEOUT_SECONDS below its timeout of ${shown(timeout)}, got ${shown(written)}`,
  );
}

function logFindings(
  stack: Stack,
  lambda: Resource,
  name: string,
  { retentionDays, kmsKeyArn }: GatewayExpectations["log"],
): readonly Finding[] {
  const { log_group } = inside(lambda, "logging_config").attributes;
  const group = logGroupOf(stack, lambda);
  if (group === undefined)
    return [
      problem(stack, `expected ${lambda.address} with a log group of the stack, got ${shown(log_group)}`),
    ];
  return having(stack, group, {
    ...{ name: `/aws/lambda/${name}`, retention_in_days: retentionDays, kms_key_id: kmsKeyArn },
  });
}

/** The log group of a function; undefined where it is none of the stack's. */
export function logGroupOf(stack: Stack, lambda: Resource): Resource | undefined {
  const { log_group } = inside(lambda, "logging_config").attributes;
  const group = stack.resources.get(referent(stack, log_group, "name") ?? "");
  return group?.type === "aws_cloudwatch_log_group" ? group : undefined;
}
