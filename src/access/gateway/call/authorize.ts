import type { Gateway, JwtAuthorizer, Route } from "../picture/gateway";
import { mayInvoke } from "./may-invoke";
import type { Presented, Request, Token } from "./request";
import { passes, refuses, type Step, step } from "./step";

/** The answer of API Gateway to whoever a route does not know, or does not let in. */
export interface Authorized {
  readonly step: Step;
  /** @default it goes on */
  readonly status?: 401 | 403;
}

/** Decides whether a route lets a caller in. */
export function authorize(
  gateway: Gateway,
  { address, key, authorization }: Route,
  request: Request,
): Authorized {
  switch (authorization.kind) {
    case "none":
      return { step: passes(address, "it asks nobody who they are") };
    case "unknown":
      return {
        step: passes(address, `it asks for ${authorization.text}, which is taken to let everybody in`),
      };
    case "iam":
      return signed(gateway, address, request);
    case "jwt":
      return withToken(authorization, key, authorization.scopes, request.as);
  }
}

/**
 * The checks of a JWT authorizer: who signed the token, for whom, until when; then the scopes of the route, of which one is enough.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
function withToken(
  authorizer: JwtAuthorizer,
  route: string,
  scopes: readonly string[],
  { token }: Presented,
): Authorized {
  const wrong = token === undefined ? "there is no token" : wrongWith(authorizer, token);
  if (token === undefined || wrong !== undefined)
    return { step: refuses(authorizer.address, wrong ?? "there is no token"), status: 401 };
  const missing = scopes.length > 0 && !scopes.some((scope) => token.scopes.includes(scope));
  if (missing)
    return {
      step: refuses(authorizer.address, `${route} asks for the scope ${scopes.join(" or ")}`),
      status: 403,
    };
  return { step: passes(authorizer.address, `the token is of ${authorizer.issuer}`) };
}

function wrongWith({ issuer, audience }: JwtAuthorizer, token: Token): string | undefined {
  if (token.issuer !== issuer) return `the token is of ${token.issuer}`;
  if (token.signedBy !== issuer) return `the token is signed with a key of ${token.signedBy}`;
  if (token.isExpired) return "the token has expired";
  const meant = token.audience ?? (token.clientId === undefined ? [] : [token.clientId]);
  return meant.some((one) => audience.includes(one))
    ? undefined
    : `the token is not for ${audience.join(" or ")}`;
}

/**
 * An HTTP API has no resource policy: no other account's callers get in, and of its own account all whose policies let them.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
function signed(gateway: Gateway, address: string, { method, path, as: { signer } }: Request): Authorized {
  if (signer === undefined) return { step: refuses(address, "the call is not signed"), status: 403 };
  if (signer.account !== gateway.account) {
    const reason = `the caller is of the account ${signer.account}, and an HTTP API lets in its own account's only`;
    return { step: refuses(address, reason), status: 403 };
  }
  const { by, allows } = mayInvoke(gateway, signer, method, path);
  return {
    step: step(by ?? address, allows, [
      `it lets ${signer.arn} invoke this`,
      `no policy lets ${signer.arn} invoke this`,
    ]),
    status: allows ? undefined : 403,
  };
}
