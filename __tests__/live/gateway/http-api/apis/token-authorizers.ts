import type { Authorizer } from "@aws-sdk/client-apigatewayv2";

/** A JWT authorizer as API Gateway describes it. */
export interface TokenAuthorizer {
  /** `https://issuer.example`, as tokens name it. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The places where a token is looked for: `$request.header.Authorization`. */
  readonly identitySources: readonly string[];
}

/** @throws Error for an authorizer of another kind */
export function tokenAuthorizer(described: Partial<Authorizer>): TokenAuthorizer {
  const { AuthorizerType, JwtConfiguration, IdentitySource: identitySources = [], Name } = described;
  const { Issuer: issuer, Audience: audience = [] } = JwtConfiguration ?? {};
  if (AuthorizerType !== "JWT" || issuer === undefined)
    throw new Error(`expected a JWT authorizer with an issuer, got ${Name} of type ${AuthorizerType}`);
  return { issuer, audience, identitySources };
}
