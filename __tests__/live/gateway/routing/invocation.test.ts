import type { ReceivedRequest } from "../signature/canonical-request";
import { aRequest } from "../waf/a-request";
import type { ApiRoute } from "./api-routes";
import { invocationOf } from "./invocation";
import type { RestApi } from "./rest-apis";

const route = (path: string): ApiRoute => ({
  method: "GET",
  path,
  resourceId: path,
  authorization: "NONE",
  functionArn: "arn:aws:lambda:eu-west-1:111111111111:function:orders",
  timeoutMs: 29_000,
});

const api: RestApi = {
  id: "a1b2c3d4e5",
  account: "111111111111",
  region: "eu-west-1",
  isPrivate: false,
  endpointIds: [],
  stages: { prod: { routes: ["/", "/orders", "/orders/{id}"].map(route) } },
};

function invoked(path: string) {
  const request: ReceivedRequest = aRequest({ path });
  const snapshot = () => ({
    endpoints: [],
    gatewayEndpoints: [],
    httpApis: [],
    domainMappings: [],
    restDomains: [],
    apis: [api],
    role: () => Promise.reject(new Error("no roles")),
  });
  const invocation = invocationOf(request, undefined, { region: "eu-west-1", snapshot });
  return [invocation?.arn.split(":").at(-1), invocation?.route?.path, invocation?.parameters];
}

test.each([
  ["/prod/orders/", "/orders", {}],
  ["/prod/orders/7/", "/orders/{id}", { id: "7" }],
])(
  "a slash at the end of a path is passed over by routing, and seen by policies: %s",
  (path, answer, values) => {
    expect(invoked(path)).toEqual([`a1b2c3d4e5${path.replace("/prod", "/prod/GET")}`, answer, values]);
  },
);

test.each([
  ["/prod/%6frders", "/orders", {}],
  ["/prod/orders/a%2Fb", "/orders/{id}", { id: "a/b" }],
  ["/prod/orders/a%20b", "/orders/{id}", { id: "a b" }],
])(
  "a path is decoded segment by segment for routing, and seen by policies as it was requested: %s",
  (path, answer, values) => {
    expect(invoked(path)).toEqual([`a1b2c3d4e5${path.replace("/prod", "/prod/GET")}`, answer, values]);
  },
);

test.each([
  ["/prod//orders", "/orders", {}],
  ["/prod/orders/7//", "/orders/{id}", { id: "7" }],
  ["/prod/orders/../orders", "/orders", {}],
])(
  "a path with empty segments, or segments of dots, is routed as it is written, or else normalized; policies see it as requested: %s",
  (path, answer, values) => {
    expect(invoked(path)).toEqual([`a1b2c3d4e5${path.replace("/prod", "/prod/GET")}`, answer, values]);
  },
);

test("the stage's name alone is its root", () => {
  expect(invoked("/prod")).toEqual(["a1b2c3d4e5/prod/GET/", "/", {}]);
  expect(invoked("/prod/")).toEqual(["a1b2c3d4e5/prod/GET/", "/", {}]);
});
