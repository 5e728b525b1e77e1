import { compactVerify, decodeProtectedHeader } from "jose";
import type { ReceivedRequest } from "../../signature/canonical-request";
import type { ByToken } from "../apis/http-routes";
import { bearerToken } from "./bearer-token";
import { insufficientScope, invalidToken, missingToken, type TokenRefusal } from "./challenge";
import type { IssuerKeys } from "./issuer-keys";
import { type Claims, claimsProblem, scopesOf } from "./token-claims";

/** The decision of a JWT authorizer. */
export type TokenDecision = { readonly claims: Claims } | TokenRefusal;

/** The grounds of the decision, beside the request. */
export interface TokenFacts {
  readonly keys: IssuerKeys;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The one algorithm of tokens that is taken. AWS takes "RSA-based" ones, and does not say which (*assumed*). */
const ALGORITHM = "RS256";

/**
 * Decides in AWS's order: a token, its algorithm and its key, its signature, its claims, the scopes of the route.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function authorizeByToken(
  request: ReceivedRequest,
  { authorizer, scopes }: ByToken,
  { keys, now }: TokenFacts,
): Promise<TokenDecision> {
  const token = bearerToken(request, authorizer.identitySources);
  if (token === undefined) return missingToken;
  const verified = await verifiedClaims(token, authorizer.issuer, { keys, now });
  if (typeof verified === "string") return invalidToken(verified, scopes);
  const problem = claimsProblem(verified, authorizer, now);
  if (problem !== undefined) return invalidToken(problem, scopes);
  const given = scopesOf(verified);
  const isEnough = scopes.length === 0 || scopes.some((one) => given.includes(one));
  return isEnough ? { claims: verified } : insufficientScope(scopes);
}

/** The claims of a token that the issuer has signed, or the problem with it. */
async function verifiedClaims(
  token: string,
  issuer: string,
  { keys, now }: TokenFacts,
): Promise<Claims | string> {
  const header = headerOf(token);
  if (header === undefined) return "the token is malformed";
  if (header.alg !== ALGORITHM) return `the signing method ${header.alg} is not supported`;
  if (typeof header.kid !== "string") return "the token names no key";
  try {
    const key = await keys.key(issuer, header.kid, now);
    if (key === undefined) return "the issuer has no key of this id";
    const { payload } = await compactVerify(token, key, { algorithms: [ALGORITHM] });
    const claims: unknown = JSON.parse(Buffer.from(payload).toString());
    return typeof claims === "object" && claims !== null ? (claims as Claims) : "the token is malformed";
  } catch (error) {
    return `the token cannot be verified: ${(error as Error).message.replaceAll('"', "'")}`;
  }
}

function headerOf(token: string): ReturnType<typeof decodeProtectedHeader> | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}
