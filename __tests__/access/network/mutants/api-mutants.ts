import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
} from "../../../../src/access/network/stack/stack-json";
import { documentsIn } from "./documents";
import { at, type Mutant, mutant, others, type Path, type Place, placesOf, type Stacks } from "./mutant";

/** Every method, stage, deployment and permission of an API, opened or left without what guards it. */
export function apiMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...Object.keys(stacks).flatMap((stackId) => methods(stacks, stackId)),
    ...placesOf(stacks, "aws_api_gateway_rest_api").flatMap((place) => apis(stacks, place)),
    ...placesOf(stacks, "aws_api_gateway_stage").flatMap((place) => stages(stacks, place)),
    ...placesOf(stacks, "aws_wafv2_web_acl_association").flatMap((place) => firewalls(stacks, place)),
    ...placesOf(stacks, "aws_wafv2_web_acl").map(({ path }) =>
      mutant(stacks, "firewall without rules", [...path, "rule"], []),
    ),
    ...placesOf(stacks, "aws_api_gateway_method_settings").flatMap((place) => settings(stacks, place)),
    ...placesOf(stacks, "aws_api_gateway_deployment").flatMap((place) => deployments(stacks, place)),
    ...placesOf(stacks, "aws_lambda_permission").flatMap((place) => permissions(stacks, place)),
  ];
}

const METHOD = /^(?:get|put|post|delete|options|head|patch|x-amazon-apigateway-any-method)$/;

function methods(stacks: Stacks, stackId: string): readonly Mutant[] {
  return documentsIn(stacks, stackId).flatMap(({ path, document }) =>
    Object.entries(objectOf(document.paths)).flatMap(([route, item]) =>
      Object.entries(objectOf(item))
        .filter(([key]) => METHOD.test(key))
        .flatMap(([key, operation]) =>
          oneMethod(stacks, [...path, "paths", route, key], objectOf(operation)),
        ),
    ),
  );
}

function oneMethod(stacks: Stacks, path: Path, operation: JsonObject): readonly Mutant[] {
  const integration = objectOf(operation["x-amazon-apigateway-integration"]);
  const to = (key: string, value: Json | undefined) =>
    mutant(stacks, "method answered elsewhere", [...path, "x-amazon-apigateway-integration", key], value);
  const security = (value: Json | undefined) =>
    mutant(stacks, "method's security changed", [...path, "security"], value);
  const isSigned = operation.security !== undefined;
  const [scheme = ""] = Object.keys(objectOf(listOf(operation.security)[0]));
  const weaker: readonly (Json | undefined)[] = [
    ...[undefined, [], [{}]],
    [{ [scheme]: [] }, {}] as Json,
    ...[[{ other: [] }], [{ [scheme]: [], other: [] }]],
  ];
  return [
    ...(isSigned ? weaker.map(security) : [security([{ sigv4: [] }]), security([])]),
    mutant(stacks, "method's security changed", [...path, "x-amazon-apigateway-auth"], { type: "NONE" }),
    ...[/function:[\w-]+/, /:\d{12}:/].flatMap((part) => {
      const uri = String(integration.uri);
      const other = uri.replace(part, (found) =>
        found.startsWith("f") ? "function:another" : ":999999999999:",
      );
      return other === uri ? [] : to("uri", other);
    }),
    to("uri", "https://api.example.com/"),
    to("uri", undefined),
    to("type", integration.type === "http_proxy" ? "aws_proxy" : "http_proxy"),
    to("type", "mock"),
    to("credentials", "arn:aws:iam::*:user/*"),
    to("connectionType", integration.connectionType === "VPC_LINK" ? "INTERNET" : "VPC_LINK"),
    to("httpMethod", integration.httpMethod === "GET" ? "DELETE" : "GET"),
    mutant(stacks, "method answered elsewhere", [...path, "x-amazon-apigateway-integration"], undefined),
    mutant(
      stacks,
      "path with more than methods",
      [...path.slice(0, -1), "$ref"],
      "https://example.com/paths",
    ),
    mutant(stacks, "path with more than methods", [...path.slice(0, -1), "GET"], operation),
  ];
}

function apis(stacks: Stacks, { path, stackId, attributes }: Place): readonly Mutant[] {
  const { types } = objectOf(attributes.endpoint_configuration);
  const other = listOf(types).includes("PRIVATE") ? "REGIONAL" : "PRIVATE";
  const type = [...path, "endpoint_configuration", "types"];
  const body = /^\$\{local\.(\w+)\}$/.exec(String(attributes.body))?.[1] ?? "";
  const locals = [stackId, "locals"];
  const openapi = [...locals, body.replace(/_body$/, "")];
  return [
    mutant(stacks, "API of another type", type, [other]),
    mutant(stacks, "API of another type", type, ["EDGE"]),
    mutant(stacks, "API of another type", type, undefined),
    mutant(stacks, "API of another document", [...path, "body"], undefined),
    mutant(stacks, "API of another document", [...path, "body"], '${file("openapi.json")}'),
    mutant(stacks, "API of another document", [...locals, body], "${jsonencode(local.gone)}"),
    mutant(stacks, "API of another document", [...openapi, "paths"], {}),
    mutant(stacks, "method's security changed", [...openapi, "security"], []),
    ...signatures(stacks, [...openapi, "components", "securitySchemes", "sigv4"]),
  ];
}

function signatures(stacks: Stacks, path: Path): readonly Mutant[] {
  if (at(stacks, path) === undefined) return [];
  return [
    mutant(stacks, "signature of no kind", path, undefined),
    mutant(stacks, "signature of no kind", [...path, "x-amazon-apigateway-authtype"], "custom"),
    mutant(stacks, "signature of no kind", [...path, "x-amazon-apigateway-authorizer"], {}),
    mutant(stacks, "signature of no kind", [...path, "name"], "X-Other"),
  ];
}

function stages(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path } = place;
  return [
    mutant(stacks, "access log dropped", [...path, "access_log_settings"], undefined),
    mutant(stacks, "access log dropped", [...path, "access_log_settings", "destination_arn"], undefined),
    mutant(
      stacks,
      "access log dropped",
      [...path, "access_log_settings", "destination_arn"],
      "arn:aws:logs:eu-west-1:999999999999:log-group:theirs",
    ),
    mutant(stacks, "access log dropped", [...path, "access_log_settings", "format"], "{}"),
    mutant(stacks, "stage of another deployment", [...path, "deployment_id"], "abc123"),
    mutant(stacks, "stage of another API", [...path, "rest_api_id"], "a1b2c3d4e5"),
    mutant(stacks, "stage of another name", [...path, "stage_name"], "other"),
    mutant(stacks, "stage added", [...path.slice(0, -1), "second"], {
      ...place.attributes,
      stage_name: "open",
    }),
    mutant(stacks, "execution log not first", [...path, "depends_on"], []),
  ];
}

function firewalls(stacks: Stacks, { path }: Place): readonly Mutant[] {
  return [
    mutant(stacks, "firewall dropped", path, undefined),
    mutant(stacks, "firewall dropped", [...path, "resource_arn"], undefined),
    mutant(stacks, "firewall dropped", [...path, "web_acl_arn"], undefined),
    mutant(
      stacks,
      "firewall dropped",
      [...path, "resource_arn"],
      "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/prod",
    ),
    mutant(
      stacks,
      "firewall dropped",
      [...path, "web_acl_arn"],
      "arn:aws:wafv2:eu-west-1:999999999999:regional/webacl/theirs/1",
    ),
  ];
}

function settings(stacks: Stacks, { path }: Place): readonly Mutant[] {
  const inner = [...path, "settings"];
  return [
    mutant(stacks, "method settings dropped", path, undefined),
    mutant(stacks, "method settings dropped", inner, undefined),
    mutant(stacks, "method settings dropped", [...path, "method_path"], "none/GET"),
    mutant(stacks, "method settings dropped", [...path, "stage_name"], "other"),
    mutant(stacks, "method settings dropped", [...path, "rest_api_id"], "a1b2c3d4e5"),
    ...["throttling_rate_limit", "throttling_burst_limit"].flatMap((name) =>
      [undefined, -1, 0].map((value) => mutant(stacks, "throttle dropped", [...inner, name], value)),
    ),
    mutant(stacks, "bodies logged", [...inner, "data_trace_enabled"], true),
    mutant(stacks, "bodies logged", [...inner, "data_trace_enabled"], undefined),
  ];
}

function deployments(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const triggers = objectOf(attributes.triggers);
  const order = listOf(attributes.depends_on);
  return [
    ...["body", "policy"]
      .filter((name) => triggers[name] !== undefined)
      .flatMap((name) => [
        mutant(stacks, "trigger dropped", [...path, "triggers", name], undefined),
        mutant(stacks, "trigger dropped", [...path, "triggers", name], "1"),
      ]),
    ...(triggers.policy === undefined
      ? []
      : [
          mutant(stacks, "trigger dropped", [...path, "triggers"], {
            policy: triggers.body ?? "",
            body: triggers.body ?? "",
          }),
        ]),
    ...order.map((_, i) =>
      mutant(stacks, "deployed too early", [...path, "depends_on"], order.toSpliced(i, 1)),
    ),
    mutant(stacks, "old deployment first", [...path, "lifecycle"], undefined),
    mutant(stacks, "deployment of another API", [...path, "rest_api_id"], "a1b2c3d4e5"),
  ];
}

function permissions(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const source = String(attributes.source_arn);
  const wider = ["/*", "/*/*"].map((end) => source.replace(/\/[\w-]+\/\*$/, end));
  const sources = [undefined, "*", ...wider.filter((other) => other !== source)];
  return [
    mutant(stacks, "permission dropped", path, undefined),
    ...[...sources, source.replace(/^\$\{[^}]+\}/, "arn:aws:execute-api:eu-west-1:111111111111:*")].map(
      (to) => mutant(stacks, "permission widened", [...path, "source_arn"], to),
    ),
    mutant(stacks, "permission widened", [...path, "principal"], "*"),
    mutant(stacks, "permission widened", [...path, "principal"], "999999999999"),
    mutant(stacks, "permission widened", [...path, "action"], "lambda:*"),
    mutant(stacks, "permission added", [...path.slice(0, -1), "second"], attributes),
    mutant(stacks, "permission of another function", [...path, "function_name"], "another"),
    ...others(stacks, place, "aws_lambda_function", "function_name")
      .filter((other) => other !== attributes.function_name)
      .map((other) => mutant(stacks, "permission of another function", [...path, "function_name"], other)),
  ];
}
