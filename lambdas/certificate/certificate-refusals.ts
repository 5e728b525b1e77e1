import { BLOCKED, NO_ROUTE, type PolicyDocument, type Refusal } from "../client/response/refusals";

const by = (...documents: readonly PolicyDocument[]) => {
  return () => documents;
};

/**
 * The refusals that a client with a certificate can meet once the handshake is over, in the order in which they are matched.
 * Only the provider's own endpoint calls the API, so that its policies concern every consumer alike; who may call what is
 * the authorizer's to say.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const CERTIFICATE_REFUSALS: readonly Refusal<"certificate">[] = [
  NO_ROUTE,
  {
    type: "UnauthorizedException",
    meaning:
      "the API's authorizer got no description of the certificate, or more than one; the call may not have come " +
      "through the load balancer that verifies certificates",
    documents: by("API authorizer"),
  },
  {
    type: "AccessDeniedException",
    says: /VPC endpoint policy/,
    meaning: "the provider's own endpoint does not let ROUTE through",
    documents: by("endpoint policy"),
  },
  {
    type: "AccessDeniedException",
    says: /resource-based policy|^User: anonymous/,
    meaning: "the API does not let in what did not come through the provider's own endpoint",
    documents: by("API resource policy"),
  },
  {
    type: "AccessDeniedException",
    says: /explicit deny/,
    meaning:
      "the API's authorizer does not know the certificate's subject, or does not grant ROUTE to it; its log has the " +
      "subject and the reason",
    documents: by("API authorizer"),
  },
  {
    type: "AccessDeniedException",
    meaning:
      "the answer of the API's authorizer does not name ROUTE; apply the provider again if the route is new",
    documents: by("API authorizer"),
  },
  BLOCKED,
  {
    type: "AuthorizerConfigurationException",
    meaning: "the API's authorizer failed; its log says why",
    documents: by("API authorizer"),
  },
  {
    type: "AuthorizerFailureException",
    meaning: "the API's authorizer failed; its log says why",
    documents: by("API authorizer"),
  },
];
