import { explainRefusal } from "../../../lambdas/api-key/explain-refusal";

const route = { method: "GET", path: "/orders" } as const;
const explained = (status: number, headers: object, message: string) =>
  explainRefusal({ status, headers: { ...headers }, body: Buffer.from(JSON.stringify({ message })) }, route);
const type = (errorType: string) => ({ "x-amzn-errortype": errorType });
const anonymous = "User: anonymous is not authorized to perform: execute-api:Invoke on resource: x";

test.each<[number, object, string, readonly string[], string]>([
  [401, type("UnauthorizedException"), "Unauthorized", ["API authorizer"], "does not know the key"],
  [401, type("UnauthorizedException"), "Unauthorized", ["API authorizer"], "apply the provider again"],
  [401, { "www-authenticate": "x-crosslink-key" }, "no", ["API authorizer"], "does not know the key"],
  [401, {}, "log in", [], "the backend itself answered 401"],
  [401, { "www-authenticate": "Basic" }, "log in", [], "the backend itself answered 401"],
  [
    403,
    type("AccessDeniedException"),
    "User is not authorized to access this resource with an explicit deny",
    ["API authorizer"],
    "does not grant GET /orders to this key, or the key belongs to another endpoint",
  ],
  [
    403,
    type("AccessDeniedException"),
    "User is not authorized to access this resource with an explicit deny in an identity-based policy",
    ["API authorizer"],
    "does not grant GET /orders to this key",
  ],
  [
    403,
    type("AccessDeniedException"),
    "User is not authorized to access this resource",
    ["API authorizer"],
    "does not name GET /orders",
  ],
  [
    403,
    type("AccessDeniedException"),
    `${anonymous} with an explicit deny`,
    ["API resource policy", "endpoint policy"],
    "apply the provider again if this endpoint is new",
  ],
  [
    403,
    type("AccessDeniedException"),
    `${anonymous} with an explicit deny in a resource-based policy`,
    ["API resource policy"],
    "the API does not let this endpoint in, or not on GET /orders",
  ],
  [
    403,
    type("AccessDeniedException"),
    `${anonymous} because no VPC endpoint policy allows the execute-api:Invoke action`,
    ["endpoint policy"],
    "the endpoint does not let GET /orders through",
  ],
  [403, type("MissingAuthenticationTokenException"), "", [], "the stage has no route GET /orders"],
  [403, type("ForbiddenException"), "Forbidden", [], "WAF blocked the request"],
  [403, {}, "not yours", [], "the backend itself answered 403"],
  [403, type("SomethingNewException"), "no", [], "another reason"],
  [500, type("AuthorizerConfigurationException"), "", ["secret policy", "key policy"], "authorizer failed"],
  [500, type("AuthorizerFailureException"), "", ["secret policy", "key policy"], "authorizer failed"],
])("%i %j %s: %j", (status, headers, message, documents, meaning) => {
  expect(explained(status, headers, message)).toMatchObject({
    message,
    documents,
    meaning: expect.stringContaining(meaning),
  });
});

test.each<[number, object]>([
  [200, {}],
  [404, {}],
  [500, {}],
  [500, type("InternalServerErrorException")],
  [504, type("EndpointRequestTimedOutException")],
])("%i %j is no refusal", (status, headers) => {
  expect(explained(status, headers, "")).toBeUndefined();
});
