import { type Finding, fact, problem, shown, unless } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { referent, textOf } from "../../../../network/stack/reference";
import {
  dependenciesOf,
  type Json,
  objectOf,
  ofType,
  type Stack,
} from "../../../../network/stack/stack-json";
import type { GatewayExpectations, ThrottleExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

/** The one stage: at the root of the API's address, with the file's limits, and a log that says why a call was refused. */
export function stageFindings(
  stack: Stack,
  { api, stage }: GatewayParts,
  { throttle, uses, log }: GatewayExpectations,
): readonly Finding[] {
  const own = Object.values(uses)
    .flatMap(({ routes }) => Object.entries(routes))
    .flatMap(([route_key, route]) => (route.throttle ? [{ route_key, ...limits(route.throttle) }] : []));
  const { destination_arn, format } = objectOf(stage.attributes.access_log_settings);
  const wrong = [
    ...having(stack, stage, {
      ...{ api_id: of(api.address), name: "$default", auto_deploy: true },
      default_route_settings: limits(throttle),
    }),
    ...routeSettings(stack, stage, own),
    ...afterItsRoutes(stack, stage),
    ...logGroup(stack, stage.address, destination_arn, log),
    ...logFormat(stack, stage.address, format),
  ];
  if (wrong.length > 0) return wrong;
  const limit = `${throttle.ratePerSecond} calls a second and ${throttle.burst} at once`;
  return [
    fact(stack, `${stage.address} takes ${limit}, and logs each with who called and why it was refused`),
  ];
}

/** A list of one is one block. */
function routeSettings(
  stack: Stack,
  stage: GatewayParts["stage"],
  own: readonly { readonly route_key: string }[],
): readonly Finding[] {
  return having(stack, stage, { route_settings: own as unknown as Json });
}

/** Settings name routes: AWS refuses those of routes that are not there yet. */
function afterItsRoutes(stack: Stack, stage: GatewayParts["stage"]): readonly Finding[] {
  const before = dependenciesOf(stage);
  return ofType(stack, "aws_apigatewayv2_route").flatMap(({ address }) =>
    unless(
      before.has(address),
      stack,
      `expected ${stage.address} to be made after ${address}, got no such order`,
    ),
  );
}

function logGroup(
  stack: Stack,
  stage: string,
  destination: Json | undefined,
  { retentionDays, kmsKeyArn }: GatewayExpectations["log"],
): readonly Finding[] {
  const group = stack.resources.get(referent(stack, destination, "arn") ?? "");
  if (group?.type !== "aws_cloudwatch_log_group")
    return [problem(stack, `expected ${stage} with a log group of the stack, got ${shown(destination)}`)];
  return having(stack, group, { retention_in_days: retentionDays, kms_key_id: kmsKeyArn });
}

/** The fields without which nobody could say why a call was refused. */
const FIELDS = [
  ...["requestId", "routeKey", "status", "identity.sourceIp", "identity.userArn"],
  ...[
    "authorizer.error",
    "authorizer.claims.sub",
    "error.message",
    "integrationErrorMessage",
    "integration.status",
  ],
];

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const LONGEST = 3 * 1024;

/** Whole tokens, and headers of the caller's, have no place in a log. */
function logFormat(stack: Stack, stage: string, format: Json | undefined): readonly Finding[] {
  const text = textOf(stack, format) ?? "";
  const fields = new Set([...text.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name));
  const missing = FIELDS.filter((field) => !fields.has(field));
  return [
    ...unless(
      missing.length === 0,
      stack,
      `expected the log of ${stage} to have ${missing.join(", ")}, got none of them`,
    ),
    ...unless(
      isQuoted(text),
      stack,
      `expected the log of ${stage} to be JSON of quoted $context variables, got ${shown(format)}`,
    ),
    ...unless(
      text.length <= LONGEST,
      stack,
      `expected a log format of ${stage} up to ${LONGEST} bytes, got ${text.length}`,
    ),
  ];
}

/** JSON in which each value is one variable in quotes, which an unset one does not break. */
function isQuoted(text: string): boolean {
  try {
    const values = Object.values(objectOf(JSON.parse(text) as Json));
    return values.every((value) => typeof value === "string" && /^\$context\.[\w.]+$/.test(value));
  } catch {
    return false;
  }
}

function limits({ ratePerSecond, burst }: ThrottleExpectations) {
  return { throttling_rate_limit: ratePerSecond, throttling_burst_limit: burst };
}
