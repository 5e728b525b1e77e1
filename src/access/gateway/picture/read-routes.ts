import { shown } from "../../network/finding";
import { referent, textOf } from "../../network/stack/reference";
import { listOf, objectOf, ofType, type Resource, type Stack } from "../../network/stack/stack-json";
import type { Authorization, Integration, JwtAuthorizer, Route } from "./gateway";

/** The routes of a stack's API, whichever it is: that there is one is a finding of its own. */
export function routesOf(stack: Stack, integrations: ReadonlyMap<string, Integration>): readonly Route[] {
  const authorizers = authorizersOf(stack);
  return ofType(stack, "aws_apigatewayv2_route").map((route) => {
    const { address, attributes } = route;
    const target = /^integrations\/(.*)$/.exec(textOf(stack, attributes.target) ?? "")?.[1];
    return {
      address,
      key: textOf(stack, attributes.route_key) ?? "",
      authorization: authorizationOf(stack, route, authorizers),
      integration: integrations.get(referent(stack, target) ?? ""),
    };
  });
}

/** A route that says nothing asks nobody. */
function authorizationOf(
  stack: Stack,
  { attributes }: Resource,
  authorizers: ReadonlyMap<string, JwtAuthorizer>,
): Authorization {
  const type =
    attributes.authorization_type === undefined ? "NONE" : textOf(stack, attributes.authorization_type);
  if (type === "NONE") return { kind: "none" };
  if (type === "AWS_IAM") return { kind: "iam" };
  const authorizer = authorizers.get(referent(stack, attributes.authorizer_id) ?? "");
  if (type !== "JWT" || authorizer === undefined)
    return { kind: "unknown", text: `${shown(type)} by no authorizer of JWTs` };
  const scopes = listOf(attributes.authorization_scopes).map((scope) => shown(textOf(stack, scope)));
  return { kind: "jwt", ...authorizer, scopes };
}

function authorizersOf(stack: Stack): ReadonlyMap<string, JwtAuthorizer> {
  const jwt = ofType(stack, "aws_apigatewayv2_authorizer").filter(
    ({ attributes }) => attributes.authorizer_type === "JWT",
  );
  return new Map(
    jwt.map(({ address, attributes }) => {
      const { issuer, audience } = objectOf(attributes.jwt_configuration);
      return [
        address,
        {
          address,
          issuer: shown(textOf(stack, issuer)),
          audience: listOf(audience).map((one) => shown(textOf(stack, one))),
        },
      ];
    }),
  );
}
