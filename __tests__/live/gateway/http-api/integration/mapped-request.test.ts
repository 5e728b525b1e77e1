import { aRequest, type Wanted } from "../../waf/a-request";
import type { PrivateIntegration } from "../apis/private-integrations";
import { mappedRequest } from "./mapped-request";
import type { Mapped } from "./mapping-value";

const integration = (requestParameters: Readonly<Record<string, string>>): PrivateIntegration => ({
  vpcLinkId: "link",
  listenerArn: "arn",
  method: "ANY",
  requestParameters,
  timeoutMs: 30_000,
});

function mapped(wanted: Wanted, more: Partial<Mapped> = {}): Mapped {
  const request = aRequest(wanted);
  const [path = "", query = ""] = request.target.split("?");
  const api = { id: "a1b2c3d4e5", account: "111111111111", region: "eu-west-1" };
  const known = { domainName: "api.example", stage: { name: "$default", routeThrottles: {} } };
  const call = { request, path, query, api, requestId: "id", time: new Date(0), ...known };
  return { call, sourceAddress: "203.0.113.10", parameters: {}, ...more } as unknown as Mapped;
}

const sent = (parameters: Readonly<Record<string, string>>, wanted: Wanted, more: Partial<Mapped> = {}) => {
  const { headers, ...others } = mappedRequest(integration(parameters), mapped(wanted, more));
  return { ...others, headers: headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`) };
};

describe("a header that is overwritten has the value of the integration alone", () => {
  const parameters = {
    "overwrite:header.x-crosslink-service": "todo",
    "overwrite:header.x-crosslink-subject": "$context.authorizer.claims.sub",
    "overwrite:header.x-crosslink-client-ip": "$context.identity.sourceIp",
  };
  const own = ({ headers }: { readonly headers: readonly string[] }) =>
    headers.filter((one) => one.startsWith("x-crosslink-"));

  it("whatever the client sent under its name", () => {
    const headers = {
      "X-Crosslink-Service": "names",
      "x-CROSSLINK-subject": "admin",
      "x-crosslink-other": "kept",
    };
    expect(own(sent(parameters, { headers }, { claims: { sub: "ann" } }))).toEqual([
      "x-crosslink-other: kept",
      "x-crosslink-service: todo",
      "x-crosslink-subject: ann",
      "x-crosslink-client-ip: 203.0.113.10",
    ]);
  });

  it("and an empty one where the variable is not set", () => {
    const headers = { "x-crosslink-subject": "admin" };
    expect(own(sent(parameters, { headers }))).toContain("x-crosslink-subject: ");
  });

  it("with the ARN of a caller who signed", () => {
    const caller = { arn: "arn:aws:sts::1:assumed-role/a/b" } as unknown as Mapped["caller"];
    const userArn = { "overwrite:header.x-crosslink-subject": "$context.identity.userArn" };
    expect(own(sent(userArn, {}, { caller }))).toEqual([
      "x-crosslink-subject: arn:aws:sts::1:assumed-role/a/b",
    ]);
  });
});

test("a header can be added beside the client's, or taken away", () => {
  const parameters = { "append:header.x-a": "${request.header.X-B}-1", "remove:header.x-b": "''" };
  const { headers } = sent(parameters, { headers: { "x-a": "own", "x-b": "other" } });
  expect(headers.filter((one) => /^x-[ab]:/.test(one))).toEqual(["x-a: own", "x-a: other-1"]);
});

test.each(["authorization", "X-Forwarded-For", "x-amzn-trace-id", "apigw-requestid", "Via"])(
  "a reserved header cannot be mapped: %s",
  (name) => {
    expect(() => sent({ [`overwrite:header.${name}`]: "x" }, {})).toThrow(`${name} is reserved`);
  },
);

test("API Gateway tells the server whose call it is, and not what the client says about its connection", () => {
  const headers = { forwarded: "for=10.0.0.1", via: "x", connection: "close", te: "trailers", accept: "a/b" };
  expect(sent({}, { headers }).headers).toEqual([
    "host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "user-agent: curl/8",
    "accept: a/b",
    "forwarded: by=a1b2c3d4e5;for=203.0.113.10;host=api.example;proto=https",
    "via: HTTP/1.1 AmazonAPIGateway",
    "x-amzn-trace-id: Root=1-id",
  ]);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["/${request.path.proxy}", { proxy: "a/b" }, "/a/b?page=2"],
  ["/${request.path.proxy}", { proxy: "a b?admin=1#x" }, "/a%20b%3Fadmin=1%23x?page=2"],
  ["/${request.path.proxy}", { proxy: "../ü" }, "/../%C3%BC?page=2"],
  ["/v1/${request.path.proxy}", { proxy: "100%" }, "/v1/100%25?page=2"],
  ["$request.path", {}, "/todo/7?page=2"],
])(
  "what is decoded in a variable of the path is encoded again: %s with %j is %s",
  (template, parameters, target) => {
    const wanted = { path: "/todo/7", query: "page=2" };
    expect(sent({ "overwrite:path": template }, wanted, { parameters }).target).toBe(target);
  },
);

test("the parameters of a query can be changed as well", () => {
  const parameters = { "overwrite:querystring.a": "1", "append:querystring.b": "$request.querystring.a" };
  expect(sent(parameters, { path: "/", query: "a=7&b=2" }).target).toBe("/?b=2&a=1&b=7");
});

test.each([
  ["overwrite:body", "x"],
  ["overwrite:header.a", "$stageVariables.b"],
])("the change of %s to %s is not understood", (key, value) => {
  expect(() => sent({ [key]: value }, {})).toThrow(/^expected a /);
});
