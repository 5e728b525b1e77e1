import type { StrictRule } from "../../emulated-aws/strict/rule";

const GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const shownBy = "__tests__/live/gateway/mutual-tls/mutual-calls.test.ts";

/** The rules of a call by mutual TLS, over PrivateLink and two balancers to a private API. */
export const MUTUAL_TLS_RULES: readonly StrictRule[] = [
  {
    name: "is refused in the handshake, and the log says why",
    because:
      "moto has no data path; no page says in which order the reasons are found, nor what the log says of a client that shows no certificate",
    source: `${GUIDE}/application/load-balancer-connection-logs.html`,
    assumed: true,
    shownBy,
  },
  {
    name: "a certificate is refused from the moment on that a list of its authority revokes it",
    because: "moto has no data path: a list of another trust store would seem to count",
    source: `${GUIDE}/application/mutual-authentication.html`,
    shownBy,
  },
  {
    name: "headers that a client sends under the names of the balancer's own arrive beside those, before them",
    because:
      "no page says what becomes of them; an authorizer that reads one value of a header would believe the client",
    source: `${GUIDE}/application/mutual-authentication.html`,
    assumed: true,
    shownBy,
  },
  {
    name: "another host leads to nothing, and the API's own name to the API by its own rules",
    because:
      "a balancer sends no name in the handshake with its targets, so that API Gateway has the header Host alone to go by",
    source: "https://github.com/apache/apisix/issues/11523",
    assumed: true,
    shownBy,
  },
  {
    name: "the regional domain is refused by the resource policy where it is called from the internet",
    because:
      "a regional domain that leads to a private API has a public address, and no endpoint in front of it",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
    assumed: true,
    shownBy,
  },
];
