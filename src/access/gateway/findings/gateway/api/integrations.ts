import { type Finding, problem, shown, unless } from "../../../../network/finding";
import { having, of, type Wanted } from "../../../../network/held/having";
import { textOf } from "../../../../network/stack/reference";
import { type JsonObject, objectOf, ofType, type Stack } from "../../../../network/stack/stack-json";
import type {
  AccessExpectations,
  GatewayExpectations,
  PathExpectations,
} from "../../../expectations/gateway-expectations";
import { KEEP_WARM, NO_SERVICE } from "../../../expectations/own-route";
import type { GatewayParts } from "../parts";

/**
 * The integrations: all lead through the one link to the one listener, and say themselves which service is meant, who calls and from
 * where, whatever the caller sent in these headers.
 */
export function integrationFindings(
  stack: Stack,
  parts: GatewayParts,
  expected: GatewayExpectations,
): readonly Finding[] {
  const meant = mappingsByRoute(expected);
  const used = new Map<string, Set<string>>();
  const wrong = ofType(stack, "aws_apigatewayv2_route").flatMap(({ address, attributes }) => {
    const key = shown(textOf(stack, attributes.route_key));
    const target = shown(textOf(stack, attributes.target));
    const integration = stack.resources.get(/^integrations\/\$\{([\w.-]+)\.id\}$/.exec(target)?.[1] ?? "");
    if (integration?.type !== "aws_apigatewayv2_integration")
      return [problem(stack, `expected ${address} to lead to an integration of the stack, got ${target}`)];
    const mappings = meant.get(key);
    if (mappings === undefined) return [];
    const known = used.get(integration.address) ?? new Set();
    used.set(integration.address, known.add(JSON.stringify(mappings)));
    return known.size > 1
      ? [problem(stack, `${integration.address} is of routes that are mapped in different ways`)]
      : having(stack, integration, { request_parameters: escaped(mappings) });
  });
  return [
    ...wrong,
    ...ofType(stack, "aws_apigatewayv2_integration").flatMap((integration) => [
      ...unless(
        used.has(integration.address),
        stack,
        `no route of the file leads to ${integration.address}; expected none of no use`,
      ),
      ...having(stack, integration, common(parts, expected)),
    ]),
  ];
}

function common(
  { api, link, listener }: GatewayParts,
  { timeoutMilliseconds, tls }: GatewayExpectations,
): Wanted {
  return {
    api_id: of(api.address),
    integration_type: "HTTP_PROXY",
    integration_method: "ANY",
    integration_uri: of(listener.address, "arn"),
    connection_type: "VPC_LINK",
    connection_id: of(link.address),
    payload_format_version: "1.0",
    timeout_milliseconds: timeoutMilliseconds,
    tls_config: tls && { server_name_to_verify: tls.serverName },
  };
}

/** The mappings of each route, as API Gateway gets them. */
function mappingsByRoute({ uses, access, keepWarm }: GatewayExpectations): ReadonlyMap<string, JsonObject> {
  const ofUses = Object.entries(uses).flatMap(([use, { routes }]) =>
    Object.entries(routes).map(([key, { path }]) => [key, mappingsOf(use, path, access)] as const),
  );
  const own = mappingsOf(NO_SERVICE, { kind: "root" }, { kind: "iam" });
  return new Map<string, JsonObject>([...ofUses, ...(keepWarm ? [[KEEP_WARM, own] as const] : [])]);
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
export function mappingsOf(
  use: string,
  path: PathExpectations,
  { kind }: Pick<AccessExpectations, "kind">,
): JsonObject {
  return {
    "overwrite:header.x-crosslink-service": use,
    ...(kind === "jwt" && { "overwrite:header.x-crosslink-subject": "$context.authorizer.claims.sub" }),
    ...(kind === "iam" && { "overwrite:header.x-crosslink-subject": "$context.identity.userArn" }),
    ...(kind === "none" && { "remove:header.x-crosslink-subject": "''" }),
    "overwrite:header.x-crosslink-client-ip": "$context.identity.sourceIp",
    "overwrite:path": mappedPath(path),
  };
}

export function mappedPath(path: PathExpectations): string {
  if (path.kind === "rest") return `/\${request.path.${path.parameter}}`;
  return path.kind === "root" ? "/" : "$request.path";
}

/** As Terraform writes them: `${` begins an expression, `$${` does not. */
function escaped(mappings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(mappings)).map(([name, value]) => [
      name,
      String(value).replaceAll("${", "$$$${"),
    ]),
  );
}
