import type { Json } from "../../../../src/access/network/stack/stack-json";
import {
  changed,
  type Mutant,
  mutant,
  others,
  type Place,
  placesOf,
  type Stacks,
} from "../../network/mutants/mutant";

/** The routes of gateways opened, led elsewhere, dropped and added; and the authorizers that they ask. */
export function routeMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_apigatewayv2_route").flatMap((place) => [
      ...authorization(stacks, place),
      ...target(stacks, place),
      ...keys(stacks, place),
    ]),
    ...placesOf(stacks, "aws_apigatewayv2_authorizer").flatMap((place) => authorizer(stacks, place)),
  ];
}

/** Several attributes of one resource changed at once. */
function together(
  stacks: Stacks,
  kind: string,
  { path, attributes }: Place,
  changes: Readonly<Record<string, Json | undefined>>,
): Mutant {
  const kept = Object.entries({ ...attributes, ...changes }).filter(([, value]) => value !== undefined);
  return mutant(stacks, kind, path, Object.fromEntries(kept) as Json);
}

function authorization(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path } = place;
  const none = { authorizer_id: undefined, authorization_scopes: undefined };
  return [
    ...["NONE", "AWS_IAM", "CUSTOM", undefined].map((type) =>
      together(stacks, "route without its authorization", place, { ...none, authorization_type: type }),
    ),
    ...[undefined, [], ["other"], ["other", "todo.write"]].map((scopes) =>
      mutant(stacks, "route with other scopes", [...path, "authorization_scopes"], scopes),
    ),
    mutant(stacks, "route of another authorizer", [...path, "authorizer_id"], "a1b2c3"),
    mutant(stacks, "route that asks for a key", [...path, "api_key_required"], true),
  ].filter((one) => JSON.stringify(one.stacks) !== JSON.stringify(stacks));
}

function target(stacks: Stacks, place: Place): readonly Mutant[] {
  return ["a1b2c3", ...others(stacks, place, "aws_apigatewayv2_integration")]
    .map((id) => `integrations/${id}`)
    .filter((to) => to !== place.attributes.target)
    .map((to) => mutant(stacks, "route led elsewhere", [...place.path, "target"], to));
}

function keys(stacks: Stacks, { path, attributes, name }: Place): readonly Mutant[] {
  const beside = (key: string) =>
    mutant(stacks, "route added", [...path.slice(0, -1), `${name}_too`], { ...attributes, route_key: key });
  return [
    mutant(stacks, "route dropped", path, undefined),
    ...["$default", "ANY /{proxy+}", "GET /admin", "OPTIONS /todo", String(attributes.route_key)].map(beside),
    ...["$default", "ANY /{proxy+}", `${attributes.route_key}/x`].map((key) =>
      mutant(stacks, "route of another key", [...path, "route_key"], key),
    ),
  ];
}

function authorizer(stacks: Stacks, place: Place): readonly Mutant[] {
  const at = (...more: readonly string[]) => [...place.path, ...more];
  const issuer = "https://other.example.com/";
  return [
    mutant(stacks, "authorizer of another issuer", at("jwt_configuration", "issuer"), issuer),
    ...[["other"], ["other", "shop"], [], ["shop", "*"]].map((audience) =>
      mutant(stacks, "authorizer of another audience", at("jwt_configuration", "audience"), audience),
    ),
    ...[["$request.querystring.token"], ["$request.header.Authorization", "$request.querystring.token"]].map(
      (sources) => mutant(stacks, "authorizer that reads elsewhere", at("identity_sources"), sources),
    ),
    mutant(stacks, "authorizer of another type", at("authorizer_type"), "REQUEST"),
    mutant(stacks, "authorizer added", [...place.path.slice(0, -1), "second"], place.attributes),
  ];
}

/** One value of two places exchanged. */
export function exchanged(
  stacks: Stacks,
  kind: string,
  [one, other]: readonly [Place, Place],
  attribute: readonly string[],
  valueAt: (place: Place) => Json | undefined,
): Mutant {
  const half = changed(stacks, [...one.path, ...attribute], valueAt(other));
  const both = changed(half, [...other.path, ...attribute], valueAt(one));
  return { kind, name: `${one.address} and ${other.address}: ${attribute.join(".")}`, stacks: both };
}
