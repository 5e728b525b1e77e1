import { type Json, objectOf } from "../../../../../src/access/network/stack/stack-json";
import { documentsIn } from "../documents";
import { at, type Mutant, mutant, type Path, placesOf, type Stacks } from "../mutant";

const INTEGRATION = "x-amazon-apigateway-integration";

/** Every front door led elsewhere, without its key, or telling it. */
export function doorMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...Object.keys(stacks).flatMap((stackId) =>
      documentsIn(stacks, stackId)
        .filter(({ document }) => JSON.stringify(document).includes('"VPC_LINK"'))
        .flatMap(({ path }) => oneDoor(stacks, path)),
    ),
    ...placesOf(stacks, "aws_api_gateway_stage")
      .map(({ path, attributes }) => {
        const { format } = objectOf(attributes.access_log_settings);
        const telling = String(format).replace(/\}$/, ',"key":"$context.authorizer.upstreamKey"}');
        return mutant(stacks, "key logged", [...path, "access_log_settings", "format"], telling);
      })
      .filter(({ name }) => /\.door_api\./.test(name)),
  ];
}

function oneDoor(stacks: Stacks, path: Path): readonly Mutant[] {
  const paths = objectOf(at(stacks, [...path, "paths"]));
  const responses = [...path, "x-amazon-apigateway-gateway-responses"];
  const [route = "", item = {}] = Object.entries(paths)[0] ?? [];
  return [
    ...Object.entries(paths).flatMap(([one, methods]) =>
      Object.keys(objectOf(methods)).flatMap((method) =>
        oneRoute(stacks, [...path, "paths", one, method], one),
      ),
    ),
    ...Object.keys(paths).map((one) =>
      mutant(stacks, "door's routes changed", [...path, "paths", one], undefined),
    ),
    mutant(stacks, "door's routes changed", [...path, "paths", `${route}admin`], item),
    mutant(
      stacks,
      "door's routes changed",
      [...path, "paths", route, "x-amazon-apigateway-any-method"],
      Object.values(objectOf(item))[0],
    ),
    mutant(stacks, "door's document with more", [...path, "x-amazon-apigateway-policy"], {}),
    mutant(stacks, "door's document with more", [...path, "x-amazon-apigateway-endpoint-configuration"], {}),
    mutant(stacks, "door tells what its authorizer said", [...responses, "DEFAULT_4XX"], {
      responseParameters: { "gatewayresponse.header.key": "context.authorizer.upstreamKey" },
    }),
    mutant(stacks, "door tells what its authorizer said", [...responses, "UNAUTHORIZED"], undefined),
  ];
}

function oneRoute(stacks: Stacks, path: Path, route: string): readonly Mutant[] {
  const integration = objectOf(at(stacks, [...path, INTEGRATION]));
  const uri = String(integration.uri);
  const parameters = objectOf(integration.requestParameters);
  const [header = ""] = Object.keys(parameters);
  const of = (kind: string, name: string, ...values: readonly (Json | undefined)[]) =>
    values
      .filter((to) => to !== integration[name])
      .map((to) => mutant(stacks, kind, [...path, INTEGRATION, name], to));
  const mapped = (to: Json) =>
    mutant(stacks, "door maps otherwise", [...path, INTEGRATION, "requestParameters"], to);
  const { [header]: _, ...withoutKey } = parameters;
  return [
    ...of(
      "door led elsewhere",
      "uri",
      uri.replace(/^https:\/\/[^/]+/, "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"),
      uri.replace(/^https:\/\/[^/]+/, "https://api.example.com"),
      uri.replace(/\.eu-west-1\./, ".us-west-2."),
      uri.replace("https:", "http:"),
      uri.replace("/prod/", "/test/"),
      `${uri}/more`,
      uri.replace("/prod/", "/prod/admin/"),
    ),
    ...of("door led elsewhere", "connectionType", undefined, "INTERNET"),
    ...of("door led elsewhere", "connectionId", undefined, "abc123", "${stageVariables.link}"),
    ...of("door led elsewhere", "tlsConfig", { insecureSkipVerification: true }),
    ...of("door led elsewhere", "httpMethod", "ANY", undefined),
    ...of("door led elsewhere", "type", "http", undefined),
    ...of("door led elsewhere", "responses", {
      default: { responseParameters: { "method.response.header.k": "context.authorizer.upstreamKey" } },
    }),
    mapped({}),
    mapped(withoutKey),
    mapped({ ...parameters, [header]: `method.request.header.${header.split(".").at(-1)}` }),
    mapped({ ...parameters, [header]: "'shop.0123'" }),
    mapped({ ...parameters, [header]: "context.authorizer.principalId" }),
    mapped({ ...withoutKey, "integration.request.header.x-other": "context.authorizer.upstreamKey" }),
    mapped({ ...parameters, "integration.request.querystring.key": "context.authorizer.upstreamKey" }),
    mapped({ ...parameters, "integration.request.header.Host": "'api.example.com'" }),
    ...(route.includes("{")
      ? [mutant(stacks, "door maps otherwise", [...path, "parameters"], undefined)]
      : []),
    mutant(stacks, "door's document with more", [...path, "x-amazon-apigateway-request-validator"], "all"),
    mutant(stacks, "door's routes changed", path, undefined),
  ];
}
