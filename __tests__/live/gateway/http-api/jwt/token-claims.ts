import type { TokenAuthorizer } from "../apis/token-authorizers";

/** The content of a token. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The problem with the claims of a token whose signature is right; undefined where there is none. `client_id` counts only
 * without `aud`, and a token without an end is none (*assumed*).
 * @param now milliseconds since 1970
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function claimsProblem(
  claims: Claims,
  { issuer, audience }: TokenAuthorizer,
  now: number,
): string | undefined {
  if (claims.iss !== issuer) return "the token does not have a valid issuer";
  const intended = texts(claims.aud ?? claims.client_id);
  if (!intended.some((one) => audience.includes(one))) return "the token does not have a valid audience";
  const seconds = now / 1000;
  if (typeof claims.exp !== "number" || claims.exp <= seconds) return "the token has expired";
  if (isLater(claims.nbf, seconds)) return "the token is not valid yet";
  if (isLater(claims.iat, seconds)) return "the token was issued in the future";
  return undefined;
}

/** The scopes of a token: words of one text, or a list of texts. */
export function scopesOf({ scope, scp }: Claims): readonly string[] {
  return texts(scope ?? scp).flatMap((one) => one.split(" "));
}

/** A claim of a time that is not a number is one that has not come. */
function isLater(claim: unknown, seconds: number): boolean {
  return claim !== undefined && (typeof claim !== "number" || claim > seconds);
}

function texts(claim: unknown): readonly string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((one) => typeof one === "string") : [];
}
