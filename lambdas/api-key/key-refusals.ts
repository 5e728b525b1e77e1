import { BLOCKED, NO_ROUTE, type PolicyDocument, type Refusal } from "../client/response/refusals";

const by = (...documents: readonly PolicyDocument[]) => {
  return () => documents;
};

const FAILED = {
  meaning:
    "the API's authorizer failed, which its own log explains; most likely it may not read the secret of " +
    "this key (secret policy, key policy), or the provider was applied before the consumer",
  documents: by("secret policy", "key policy"),
};

/**
 * The refusals that a client with a key can meet, in the order in which they are matched. The endpoint's policy and the API's
 * know it as anonymous, since it does not sign; the authorizer's own answer comes last.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const KEY_REFUSALS: readonly Refusal<"api-key">[] = [
  NO_ROUTE,
  {
    type: "UnauthorizedException",
    meaning:
      "the API's authorizer does not know the key, or no key was sent, or the consumer is not linked yet: " +
      "apply the provider again, after the consumer",
    documents: by("API authorizer"),
  },
  {
    type: "AccessDeniedException",
    says: /VPC endpoint policy/,
    meaning:
      "the endpoint does not let ROUTE through; its policy must not ask who calls, as this client does not " +
      "sign",
    documents: by("endpoint policy"),
  },
  {
    type: "AccessDeniedException",
    says: /resource-based policy/,
    meaning:
      "the API does not let this endpoint in, or not on ROUTE; apply the provider again if this endpoint " +
      "is new",
    documents: by("API resource policy"),
  },
  {
    type: "AccessDeniedException",
    says: /^User: anonymous/,
    meaning:
      "the API or the endpoint does not let ROUTE through; apply the provider again if this endpoint is " +
      "new, and compare the routes of the endpoint's policy",
    documents: by("API resource policy", "endpoint policy"),
  },
  {
    type: "AccessDeniedException",
    says: /explicit deny/,
    meaning: "the API's authorizer does not grant ROUTE to this key, or the key belongs to another endpoint",
    documents: by("API authorizer"),
  },
  {
    type: "AccessDeniedException",
    meaning:
      "the answer of the API's authorizer does not name ROUTE; apply the provider again if the route is new",
    documents: by("API authorizer"),
  },
  BLOCKED,
  { type: "AuthorizerConfigurationException", ...FAILED },
  { type: "AuthorizerFailureException", ...FAILED },
];
