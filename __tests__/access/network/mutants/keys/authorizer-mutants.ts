import type { Json } from "../../../../../src/access/network/stack/stack-json";
import { listOf, objectOf } from "../../../../../src/access/network/stack/stack-json";
import { documentsIn } from "../documents";
import { at, type Mutant, mutant, type Path, placesOf, type Stacks } from "../mutant";

/** Every authorizer of an API asked for something else, about something else, or written about. */
export function authorizerMutants(stacks: Stacks): readonly Mutant[] {
  return Object.keys(stacks).flatMap((stackId) => [
    ...documentsIn(stacks, stackId).flatMap(({ path }) => {
      const scheme = [...path, "components", "securitySchemes", "key"];
      return at(stacks, scheme) === undefined ? [] : oneScheme(stacks, scheme);
    }),
    ...written(stacks, stackId),
  ]);
}

function oneScheme(stacks: Stacks, path: Path): readonly Mutant[] {
  const inner = [...path, "x-amazon-apigateway-authorizer"];
  const authorizer = objectOf(at(stacks, inner));
  const uri = String(authorizer.authorizerUri);
  const kept = Number(authorizer.authorizerResultTtlInSeconds);
  const of = (name: string, ...values: readonly (Json | undefined)[]) =>
    values.map((to) => mutant(stacks, "authorizer changed", [...path, name], to));
  const asked = (name: string, ...values: readonly (Json | undefined)[]) =>
    values.map((to) => mutant(stacks, "authorizer asked otherwise", [...inner, name], to));
  return [
    mutant(stacks, "authorizer changed", path, undefined),
    mutant(stacks, "authorizer changed", [...path.slice(0, -1), "second"], at(stacks, path)),
    ...of("type", undefined, "http"),
    ...of("name", undefined, "authorization", "x-api-key"),
    ...of("in", "query"),
    ...of("x-amazon-apigateway-authtype", undefined, "awsSigv4"),
    ...of("x-amazon-apigateway-authorizer", undefined, {}),
    ...asked("type", undefined, "token"),
    ...asked(
      "authorizerUri",
      undefined,
      uri.replace(/:\d{12}:/, ":999999999999:"),
      uri.replace(/function:[\w-]+/, "function:another"),
    ),
    ...asked("authorizerCredentials", "arn:aws:iam::999999999999:role/theirs"),
    ...asked("identityValidationExpression", ".*"),
    ...asked("authorizerResultTtlInSeconds", undefined, kept + 1, kept === 0 ? 300 : 0),
    ...asked(
      "identitySource",
      undefined,
      "",
      "method.request.header.authorization",
      "context.identity.vpceId",
      `${authorizer.identitySource}, context.identity.sourceIp`,
    ),
  ];
}

/** Wherever keys would be written down. */
function written(stacks: Stacks, stackId: string): readonly Mutant[] {
  const keyed = documentsIn(stacks, stackId).some(
    ({ path }) => at(stacks, [...path, "components", "securitySchemes", "key"]) !== undefined,
  );
  if (!keyed) return [];
  const here = (type: string) => placesOf(stacks, type).filter((place) => place.stackId === stackId);
  return [
    ...here("aws_wafv2_web_acl").flatMap(({ path, attributes }) => {
      const rules = listOf(attributes.rule).map(objectOf);
      const sampled = { cloudwatch_metrics_enabled: true, metric_name: "m", sampled_requests_enabled: true };
      return [
        mutant(stacks, "requests sampled", [...path, "visibility_config"], sampled),
        mutant(stacks, "requests sampled", [...path, "visibility_config"], undefined),
        ...rules.map((rule, i) =>
          mutant(
            stacks,
            "requests sampled",
            [...path, "rule"],
            rules.with(i, { ...rule, visibility_config: sampled }),
          ),
        ),
      ];
    }),
    ...here("aws_api_gateway_method_settings").flatMap(({ path }) =>
      ["INFO", undefined].map((level) =>
        mutant(stacks, "headers logged", [...path, "settings", "logging_level"], level),
      ),
    ),
  ];
}
