import { firewallRule } from "../../../../lambdas/client/response/firewall";
import type { ApiRequest } from "../../../../lambdas/client/send/request";

const honest: ApiRequest = {
  method: "POST",
  path: "/prod/orders",
  query: {},
  headers: { host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", "user-agent": "crosslink/1.2.3" },
  body: Buffer.alloc(0),
};
const of = (length: number) => "x".repeat(length);
const { "user-agent": _, ...unnamed } = honest.headers;

test.each<[string, Partial<ApiRequest>, string]>([
  ["no User-Agent", { headers: unnamed }, "NoUserAgent_HEADER blocked it: the request has no User-Agent"],
  [
    "a User-Agent without a character",
    { headers: { ...honest.headers, "user-agent": "" } },
    "NoUserAgent_HEADER blocked it: the request has no User-Agent",
  ],
  [
    "a body that is too large",
    { body: Buffer.alloc(8193) },
    "SizeRestrictions_BODY blocked it: the body has 8193 bytes, at most 8192 pass",
  ],
  [
    "a query that is too large once it is encoded",
    { query: { q: ["ë".repeat(350)] } },
    "SizeRestrictions_QUERYSTRING blocked it: the query has 2102 bytes, at most 2048 pass",
  ],
  [
    "cookies that are too large",
    { headers: { ...honest.headers, cookie: of(10_241) } },
    "SizeRestrictions_Cookie_HEADER blocked it: the Cookie header has 10241 bytes, at most 10240 pass",
  ],
  [
    "a path that is too long",
    { path: `/${of(1024)}` },
    "SizeRestrictions_URIPATH blocked it: the path has 1025 bytes, at most 1024 pass",
  ],
])("a request with %s runs into a rule of the firewall", (_, otherwise, says) => {
  expect(firewallRule({ ...honest, ...otherwise })).toContain(`most likely WAF's rule ${says}`);
});

test("the key that lets it pass is named", () => {
  expect(firewallRule({ ...honest, body: Buffer.alloc(8193) })).toContain(
    "(waf.count: [SizeRestrictions_BODY] lets it pass)",
  );
});

test("a request at every limit runs into none", () => {
  const body = Buffer.alloc(8192);
  const headers = { ...honest.headers, cookie: of(10_240) };
  const query = { q: [of(2046)] };
  expect(firewallRule({ ...honest, body, headers, query, path: `/${of(1023)}` })).toBeUndefined();
});
