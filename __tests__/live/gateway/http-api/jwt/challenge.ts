import type { HttpAnswer } from "../../execute-api/refusal";
import { said, unauthorized } from "../answers";

/** A token that does not let its bearer in. */
export interface TokenRefusal {
  readonly answer: HttpAnswer;
  /** `authorizer.error` of the access log. */
  readonly error: string;
}

/** Nobody can be known by a request without a token. */
export const missingToken: TokenRefusal = {
  answer: unauthorized("Bearer"),
  error: "the request has no token",
};

/**
 * A token that is not one of the issuer for the API at this time. AWS documents the form of the challenge and the words about
 * the audience; those about everything else are *assumed*.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export function invalidToken(description: string, scopes: readonly string[]): TokenRefusal {
  const challenge = `Bearer scope="${scopes.join(" ")}" error="invalid_token" error_description="${description}"`;
  return { answer: unauthorized(challenge), error: description };
}

/** A token that is right, and without any scope of the route. */
export function insufficientScope(scopes: readonly string[]): TokenRefusal {
  const challenge = `Bearer scope="${scopes.join(" ")}" error="insufficient_scope"`;
  return {
    answer: said(403, "Forbidden", { "www-authenticate": challenge }),
    error: "the token does not have a sufficient scope",
  };
}
