import type { Operation } from "../api/document";
import type { Behind } from "../api/operations";
import { nameOf } from "../callers/name";
import { type Finding, problem, shown, unless } from "../finding";
import { homeOf } from "../stack/aws-provider";
import { referent, textOf } from "../stack/reference";
import { entriesOf, type JsonObject, objectOf, ofType, type Stack } from "../stack/stack-json";
import type { Door } from "./door";

/** The value that a front door's authorizer puts into its answer. */
const UPSTREAM = "context.authorizer.upstreamKey";

/** The keys of an integration. Others, as `credentials` or `tlsConfig`, would change whom a call reaches, or trust. */
const KEYS = new Set([
  ...["type", "httpMethod", "uri", "connectionType", "connectionId", "requestParameters"],
  "timeoutInMillis",
]);

/** The place that an operation's calls go on to: `https://<host>/<stage><path>`. */
interface Onward {
  readonly host: string;
  readonly stage: string;
  readonly path: string;
}

export function onwardOf(stack: Stack, { value }: Operation): Onward | undefined {
  const { uri } = objectOf(value["x-amazon-apigateway-integration"]);
  const [, host, stage, path] = /^https:\/\/([^/\s]+)\/([\w-]+)(\/\S*)$/.exec(textOf(stack, uri) ?? "") ?? [];
  return host === undefined || stage === undefined || path === undefined ? undefined : { host, stage, path };
}

/**
 * The integrations of a front door: each goes on through the VPC link to the same route of the use's API, with the key that the
 * authorizer found in place of the caller's own.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function goesOn(stack: Stack, { expected }: Door): Behind {
  const { header } = expected.keys;
  const [link] = ofType(stack, "aws_api_gateway_vpc_link");
  const through = link?.address ?? "a VPC link";
  return {
    wrong: (operation) => [
      ...proxied(stack, operation, through),
      ...onTo(stack, operation, expected.use),
      ...mapped(stack, operation, header),
    ],
    words: `goes on through ${through} with a key of this account`,
  };
}

function proxied(stack: Stack, { name, value }: Operation, link: string): readonly Finding[] {
  const integration = objectOf(value["x-amazon-apigateway-integration"]);
  const { type, httpMethod, connectionType, connectionId } = integration;
  const [method] = name.split(" ");
  const others = Object.keys(integration).filter((key) => !KEYS.has(key));
  return [
    ...unless(
      type === "http_proxy" && httpMethod === method,
      stack,
      `expected ${name} to go on as it is, got ${shown(type)} with ${shown(httpMethod)}`,
    ),
    ...unless(
      connectionType === "VPC_LINK" && referent(stack, connectionId) === link,
      stack,
      `expected ${name} to go on through ${link}, got ${shown(connectionType)} ${shown(connectionId)}`,
    ),
    ...others.map((key) => problem(stack, `the integration of ${name} has ${key}; expected none`)),
  ];
}

/** The stage is held against the use's in the links between stacks. */
function onTo(stack: Stack, operation: Operation, use: string): readonly Finding[] {
  const { name } = operation;
  const onward = onwardOf(stack, operation);
  const host = onward && nameOf(stack, onward.host);
  const [, path = ""] = name.split(" ");
  const { region } = homeOf(stack);
  return [
    ...unless(
      host?.kind === "api" && host.api === entriesOf(stack, "api_ids")[use] && host.region === region,
      stack,
      `expected ${name} to go on to the API of ${use} in ${shown(region)}, got ${shown(onward?.host)}`,
    ),
    ...unless(
      onward?.path === path.replace("+}", "}"),
      stack,
      `expected ${name} to go on to ${path}, got ${shown(onward?.path)}`,
    ),
  ];
}

/** Nothing else of a request is mapped: the answer of the authorizer is for the private API only. */
function mapped(stack: Stack, { name, value }: Operation, header: string): readonly Finding[] {
  const { requestParameters } = objectOf(value["x-amazon-apigateway-integration"]);
  const parameters = [...name.matchAll(/\{([^}+]+)\+?\}/g)].map(([, parameter]) => parameter);
  const wanted: JsonObject = {
    [`integration.request.header.${header}`]: UPSTREAM,
    ...Object.fromEntries(
      parameters.map((one) => [`integration.request.path.${one}`, `method.request.path.${one}`]),
    ),
  };
  return unless(
    sorted(objectOf(requestParameters)) === sorted(wanted),
    stack,
    `expected ${name} to map ${sorted(wanted)}, got ${shown(requestParameters)}`,
  );
}

function sorted(parameters: JsonObject): string {
  return Object.entries(parameters)
    .map(([to, from]) => `${to} = ${shown(from)}`)
    .sort()
    .join(", ");
}
