import type { StrictRule } from "../../emulated-aws/strict/rule";

const GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide";
const FOLDER = "__tests__/live/gateway/http-api";
const NO_DATA_PATH = "moto keeps HTTP APIs and answers no call of them";

/** The rules by which API Gateway decides about calls of HTTP APIs. */
export const HTTP_API_RULES: readonly StrictRule[] = [
  {
    name: "a path with a slash at its end is another one, and a variable stands for something",
    because:
      "a REST API passes the slash over, so that a proof about paths could be one of the wrong kind of API",
    source: `${GUIDE}/http-api-develop-routes.html`,
    assumed: true,
    shownBy: `${FOLDER}/admission/select-route.test.ts`,
  },
  {
    name: "API Gateway itself tells an origin that is allowed what it may send",
    because: `${NO_DATA_PATH}; preflight requests are answered before anybody asks who calls`,
    source: `${GUIDE}/http-api-cors.html`,
    shownBy: `${FOLDER}/admission/preflight.test.ts`,
  },
  {
    name: "a request that finds no token in its bucket is refused",
    because:
      "no page of AWS says which routes share a bucket, nor that callers who are refused leave it full",
    source: `${GUIDE}/http-api-throttling.html`,
    assumed: true,
    shownBy: `${FOLDER}/admission/throttles.test.ts`,
  },
  {
    name: "a token is verified with RS256 and a key of the issuer, whatever its header says",
    because:
      'AWS takes "RSA-based" algorithms and does not say which; with another one a client would work here only',
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    assumed: true,
    shownBy: `${FOLDER}/jwt/authorize-by-token.test.ts`,
  },
  {
    name: "a token that is none of the issuer for the API at this time is 401",
    because: `${NO_DATA_PATH}, so that any token would let in`,
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    shownBy: `${FOLDER}/jwt/authorize-by-token.test.ts`,
  },
  {
    name: "a token without any scope of the route is 403",
    because: `${NO_DATA_PATH}, so that scopes would seem to count`,
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    shownBy: `${FOLDER}/jwt/authorize-by-token.test.ts`,
  },
  {
    name: "the keys of an issuer are asked for once in two hours",
    because:
      "AWS may keep them so long; a client that relies on a new key at once would work here and not there",
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    assumed: true,
    shownBy: `${FOLDER}/jwt/authorize-by-token.test.ts`,
  },
  {
    name: "a route that wants signatures lets in roles of the API's own account whose policy allows the call",
    because: "an HTTP API has no policy of its own that could let another account in",
    source: `${GUIDE}/http-api-access-control-iam.html`,
    shownBy: `${FOLDER}/gateway-calls.test.ts`,
  },
  {
    name: "a header that is overwritten has the value of the integration alone",
    because: "the services believe these headers; whatever a client sends under their names must not arrive",
    source: `${GUIDE}/http-api-parameter-mapping.html`,
    shownBy: `${FOLDER}/integration/mapped-request.test.ts`,
  },
  {
    name: "a reserved header cannot be mapped",
    because: "moto takes any name",
    source: `${GUIDE}/http-api-parameter-mapping.html#http-api-mapping-reserved-headers`,
    shownBy: `${FOLDER}/integration/mapped-request.test.ts`,
  },
  {
    name: "what is decoded in a variable of the path is encoded again",
    because:
      "AWS says that variables are decoded before they are passed on, and not how they are encoded then; a slash that was encoded is one",
    source: `${GUIDE}/http-api-develop-routes.html`,
    assumed: true,
    shownBy: `${FOLDER}/integration/mapped-request.test.ts`,
  },
];

/** The rules of the hops behind a VPC link. */
export const HOP_RULES: readonly StrictRule[] = [
  {
    name: "the rule that has the first priority among those that a request meets decides",
    because: "moto keeps listeners, rules and targets, and passes nothing on",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html",
    shownBy: `${FOLDER}/application-balancer/matching-rule.test.ts`,
  },
  {
    name: "a rate limit by a header counts each address that the header names",
    because: "behind API Gateway all callers have the address of the VPC link, and would share one limit",
    source:
      "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html",
    shownBy: "__tests__/live/gateway/waf/judge.test.ts",
  },
  {
    name: "an endpoint passes nothing before its connection is accepted, everything afterwards, and nothing once it is rejected",
    because: "moto passes nothing on, so that a provider who never accepts would seem to serve",
    source:
      "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests",
    shownBy: `${FOLDER}/gateway-hops.test.ts`,
  },
  {
    name: "a call that does not reach the balancer is 503, and one that does not reach a target is 504",
    because:
      "security groups of five kinds are on the way, of which moto asks none; 503 of API Gateway is what callers have seen",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
    assumed: true,
    shownBy: `${FOLDER}/gateway-hops.test.ts`,
  },
  {
    name: "a balancer answers 504 for a target group without targets, and sends to unhealthy ones where all are unhealthy",
    because:
      "moto says that every target is healthy; here each is checked by the way that calls take, once in place of several times",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    assumed: true,
    shownBy: `${FOLDER}/gateway-hops.test.ts`,
  },
];
