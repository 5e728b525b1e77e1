import { DENIALS } from "./denials";

/** The documents of a deployment that can refuse a call, and the API's authorizer, which refuses by its grants. */
export type PolicyDocument =
  | "API resource policy"
  | "endpoint policy"
  | "client's identity policy"
  | "access role"
  | "API authorizer"
  | "secret policy"
  | "key policy";

/** The credentials that the client signs with: its own role's, or those of a role that it assumes. */
export type Auth = "direct" | "assume-role";

/** One kind of refusal. */
export interface Refusal<A = Auth> {
  /** The value of `x-amzn-errortype`. */
  readonly type: string;
  /** The pattern of the message; absent if any message will do. */
  readonly says?: RegExp;
  /** `ROUTE` in it stands for the request's method and path. */
  readonly meaning: string;
  /** The documents that probably refused, the likeliest first. */
  readonly documents: (auth: A) => readonly PolicyDocument[];
}

const none = () => [];

/** The refusals that do not depend on how a client shows who it is. */
export const NO_ROUTE = {
  type: "MissingAuthenticationTokenException",
  meaning:
    "the stage has no route ROUTE; check API_URL, and whether the API was deployed since it got the route",
  documents: none,
};
export const BLOCKED = {
  type: "ForbiddenException",
  meaning: "WAF blocked the request, or there is no API of this name behind the endpoint; check API_HOST",
  documents: none,
};

const identity = (auth: Auth): PolicyDocument =>
  auth === "direct" ? "client's identity policy" : "access role";
/**
 * All documents, the likeliest to refuse first. Within one account (an assumed role is in the API's account)
 * the signer's own document decides first; between two accounts, the API's does.
 */
const all = (auth: Auth): readonly PolicyDocument[] =>
  auth === "direct"
    ? ["API resource policy", identity(auth), "endpoint policy"]
    : [identity(auth), "endpoint policy", "API resource policy"];

/**
 * The 403s of a private REST API, in the order in which they are matched. If AWS's message names the kind of
 * policy, that one refused.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const REFUSALS: readonly Refusal[] = [
  NO_ROUTE,
  {
    type: "InvalidSignatureException",
    says: DENIALS.signatureTime,
    meaning: "the signature is not valid at this time; check the clock, five minutes are allowed",
    documents: none,
  },
  {
    type: "InvalidSignatureException",
    meaning:
      "the signature does not match; check the secret key, API_HOST, API_REGION and what changes the request",
    documents: none,
  },
  {
    type: "UnrecognizedClientException",
    meaning: "AWS does not know these credentials; they were revoked, or are of another partition",
    documents: none,
  },
  { type: "ExpiredTokenException", meaning: "the temporary credentials have expired", documents: none },
  {
    type: "AccessDeniedException",
    says: DENIALS.endpointPolicy,
    meaning: "the endpoint does not let this role or this route through",
    documents: () => ["endpoint policy"],
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.resourcePolicy,
    meaning: "the API does not let this role in on ROUTE, or not through this endpoint",
    documents: () => ["API resource policy"],
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.identityPolicy,
    meaning: "the role that signed may not invoke ROUTE",
    documents: (auth) => [identity(auth)],
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.organizationPolicy,
    meaning: "a policy of the organization refuses; no policy of this deployment can allow what that forbids",
    documents: none,
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.permissionsBoundary,
    meaning: "the permissions boundary of the role that signed does not allow ROUTE",
    documents: none,
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.sessionPolicy,
    meaning: "the policy of the session that signed does not allow ROUTE",
    documents: none,
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.anonymous,
    meaning: "the method does not check signatures (its authorization is NONE), so that no role is known",
    documents: () => ["API resource policy", "endpoint policy"],
  },
  {
    type: "AccessDeniedException",
    says: DENIALS.explicitDeny,
    meaning:
      "a policy forbids it; the API forbids every endpoint that it does not know, so apply the provider " +
      "again if this endpoint is new",
    documents: (auth) => ["API resource policy", "endpoint policy", identity(auth)],
  },
  { type: "AccessDeniedException", meaning: "no policy allows ROUTE to this role", documents: all },
  BLOCKED,
];
