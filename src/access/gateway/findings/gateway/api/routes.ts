import { type Finding, listed, problem, shown, unless } from "../../../../network/finding";
import { having, of, type Wanted } from "../../../../network/held/having";
import { textOf } from "../../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { AccessExpectations, GatewayExpectations } from "../../../expectations/gateway-expectations";
import { KEEP_WARM } from "../../../expectations/own-route";
import type { GatewayParts } from "../parts";

const TYPE = "aws_apigatewayv2_route";

/**
 * The routes: each of the file's once, with the authorization that the file says, that of `keepWarm`, for which callers have to sign,
 * and no other.
 */
export function routeFindings(
  stack: Stack,
  { api }: GatewayParts,
  { uses, access, keepWarm }: GatewayExpectations,
): readonly Finding[] {
  const expected = new Map<string, Asked>(
    Object.values(uses).flatMap(({ routes }) =>
      Object.entries(routes).map(([key, { scopes }]) => [key, { kind: access.kind, scopes }] as const),
    ),
  );
  if (keepWarm) expected.set(KEEP_WARM, { kind: "iam", scopes: [] });
  const seen = new Map<string, string>();
  const wrong = ofType(stack, TYPE).flatMap((route) => {
    const key = shown(textOf(stack, route.attributes.route_key));
    const [wanted, other] = [expected.get(key), seen.get(key)];
    seen.set(key, route.address);
    if (wanted === undefined)
      return [problem(stack, `${route.address} answers ${key}; expected only the file's routes`)];
    return [
      ...unless(other === undefined, stack, `expected ${key} once, got ${other} and ${route.address}`),
      ...having(stack, route, { api_id: of(api.address), ...authorizationOf(stack, wanted) }),
    ];
  });
  const missing = [...expected.keys()].filter((key) => !seen.has(key));
  return [
    ...wrong,
    ...unless(missing.length === 0, stack, `expected a route for ${listed(missing)}, got none`),
  ];
}

/** The things that a route asks its callers for. */
interface Asked extends Pick<AccessExpectations, "kind"> {
  readonly scopes: readonly string[];
}

function authorizationOf(stack: Stack, { kind, scopes }: Asked): Wanted {
  if (kind === "iam")
    return { authorization_type: "AWS_IAM", authorizer_id: undefined, authorization_scopes: undefined };
  if (kind === "none")
    return { authorization_type: "NONE", authorizer_id: undefined, authorization_scopes: undefined };
  const [authorizer] = ofType(stack, "aws_apigatewayv2_authorizer");
  return {
    authorization_type: "JWT",
    authorizer_id: of(authorizer?.address),
    authorization_scopes: scopes.length > 0 ? scopes : undefined,
  };
}

/** The routes that lead to an integration, by key. */
export function leadingTo(stack: Stack, { address }: Resource): readonly string[] {
  return ofType(stack, TYPE)
    .filter(({ attributes }) => textOf(stack, attributes.target) === `integrations/${of(address)}`)
    .map(({ attributes }) => shown(textOf(stack, attributes.route_key)));
}
