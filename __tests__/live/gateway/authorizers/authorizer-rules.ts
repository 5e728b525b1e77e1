import type { StrictRule } from "../../emulated-aws/strict/rule";

const FLOW =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html";
const AUTHORIZERS =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html";
const shownBy = "__tests__/live/gateway/authorizers/authorized-calls.test.ts";

export const AUTHORIZER_RULES: readonly StrictRule[] = [
  {
    name: "an authorizer is asked only where its function's policy names it as the source",
    because:
      "moto keeps authorizers and asks none, so that an API would seem to work which on AWS answers 500 to everybody",
    source: AUTHORIZERS,
    shownBy,
  },
  {
    name: "without a value for each identity source the answer is 401, and the authorizer is not asked",
    because:
      "a function of one's own may answer otherwise, and would seem to be what callers without a key get",
    source: AUTHORIZERS,
    shownBy,
  },
  {
    name: "an authorizer's answer is used again for the same identity sources, by whatever route and endpoint",
    because:
      "an answer that names one route, or that depends on the endpoint, is right as long as nobody keeps it",
    source: AUTHORIZERS,
    shownBy,
  },
  {
    name: "only the exact error Unauthorized of an authorizer is a 401, any other and a malformed answer are a 500",
    because: "an authorizer that refuses in other words would seem to refuse as it should",
    source:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html",
    shownBy,
  },
  {
    name: "a Deny of the resource policy counts before the authorizer is asked, and either's Allow after it is enough",
    because:
      "where an authorizer is silent, an Allow of the resource policy lets in everybody whom it knows, on every route",
    source: FLOW,
    shownBy: "__tests__/live/gateway/authorizers/denial-by-authorizer.test.ts",
  },
];
