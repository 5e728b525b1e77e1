import type { Proxied } from "../functions/proxy-event";
import { aRequest, type Wanted } from "../waf/a-request";
import type { HttpIntegration } from "./http-integration";
import { outgoingRequest } from "./outgoing-request";
import { passedBack } from "./passed-on-headers";

const HOST = "b1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

const integration = (path: string, requestParameters = {}): HttpIntegration => ({
  uri: `https://${HOST}/prod${path}`,
  method: "ANY",
  vpcLinkId: "link",
  requestParameters,
});

function proxied(wanted: Wanted, parameters: Readonly<Record<string, string>> = {}): Proxied {
  const authorized = {
    principalId: "mobile",
    policyDocument: { Version: "2012-10-17", Statement: [] },
    context: { upstreamKey: "consumer.secret", level: 3 },
  };
  const invocation = { query: wanted.query ?? "", parameters };
  const route = { path: "/files/{path+}" };
  return { request: aRequest(wanted), invocation, route, authorized } as unknown as Proxied;
}

const sent = (one: HttpIntegration, wanted: Wanted, parameters?: Readonly<Record<string, string>>) => {
  const { headers, ...request } = outgoingRequest(one, proxied(wanted, parameters));
  return { ...request, headers: Object.fromEntries(headers) };
};

test("a request is passed on with its method, its query and its body, to the host of the uri", () => {
  const wanted = { method: "POST", query: "a=%20b&a=c", body: "{}" };
  expect(sent(integration("/orders"), wanted)).toMatchObject({
    method: "POST",
    host: HOST,
    port: 443,
    target: "/prod/orders?a=%20b&a=c",
    headers: { Host: HOST, "user-agent": "curl/8" },
    body: Buffer.from("{}"),
  });
});

test("headers of the connection are made anew by an HTTP proxy integration, and Authorization is renamed", () => {
  const headers = { connection: "close", te: "trailers", Authorization: "Bearer x", accept: "a/b" };
  expect(sent(integration("/"), { headers }).headers).toEqual({
    Host: HOST,
    "user-agent": "curl/8",
    "x-amzn-Remapped-Authorization": "Bearer x",
    accept: "a/b",
  });
});

test("a header that the integration sets takes the place of the caller's", () => {
  const parameters = {
    "integration.request.header.x-crosslink-key": "context.authorizer.upstreamKey",
    "integration.request.header.x-level": "context.authorizer.level",
    "integration.request.header.x-who": "context.authorizer.principalId",
    "integration.request.header.x-fixed": "'door'",
    "integration.request.header.x-agent": "method.request.header.User-Agent",
    "integration.request.header.x-none": "context.authorizer.none",
  };
  const headers = { "X-Crosslink-Key": "mobile.own" };
  expect(sent(integration("/", parameters), { headers }).headers).toEqual({
    Host: HOST,
    "user-agent": "curl/8",
    "x-crosslink-key": "consumer.secret",
    "x-level": "3",
    "x-who": "mobile",
    "x-fixed": "door",
    "x-agent": "curl/8",
  });
});

test.each([
  ["/orders/{id}", { id: "7" }, "/prod/orders/7"],
  ["/orders/{id}", { id: "a b/ü" }, "/prod/orders/a%20b%2F%C3%BC"],
  ["/orders/{id}", { id: "../internal" }, "/prod/orders/..%2Finternal"],
  ["/files/{path}", { path: "a b/c" }, "/prod/files/a%20b/c"],
  ["/", {}, "/prod/"],
])(
  "a value in the path of an HTTP proxy integration is encoded, and does not reach over its segment: %s with %j is %s",
  (path, values, target) => {
    const names = Object.keys(values);
    const parameters = Object.fromEntries(
      names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
    );
    expect(sent(integration(path, parameters), {}, values).target).toBe(target);
  },
);

test.each([
  { "integration.request.querystring.a": "'b'" },
  { "integration.request.header.a": "context.identity.sourceIp" },
])("the parameter %j is not understood", (parameters) => {
  expect(() => sent(integration("/", parameters), {})).toThrow(/^expected a /);
});

test("headers of an answer that API Gateway has of its own are renamed, repeated ones stay", () => {
  const headers = [
    ["WWW-Authenticate", "x-crosslink-key"],
    ["Content-Type", "text/plain"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
    ["Connection", "close"],
  ] as const;
  expect(passedBack(headers)).toEqual({
    "x-amzn-remapped-www-authenticate": ["x-crosslink-key"],
    "content-type": ["text/plain"],
    "set-cookie": ["a=1", "b=2"],
  });
});
