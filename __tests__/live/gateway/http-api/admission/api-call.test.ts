import { aRequest } from "../../waf/a-request";
import type { HttpApi } from "../apis/http-apis";
import { apiCall } from "./api-call";

const stage = (name: string) => ({ name, routeThrottles: {} });
const api = (id: string, more: Partial<HttpApi> = {}): HttpApi => ({
  id,
  account: "111111111111",
  region: "eu-west-1",
  hasDefaultEndpoint: true,
  routes: [],
  stages: [stage("$default"), stage("beta")],
  ...more,
});
const httpApis = [
  api("a1b2c3d4e5"),
  api("hidden", { hasDefaultEndpoint: false }),
  api("beta-only", { stages: [stage("beta")] }),
];
const mapping = (key: string, apiId: string, stageName = "$default") => ({
  domainName: "api.example.com",
  key,
  apiId,
  stageName,
});
const domainMappings = [
  mapping("", "a1b2c3d4e5"),
  mapping("v1", "hidden"),
  mapping("v1/beta", "hidden", "beta"),
];

const called = (host: string, path: string) => {
  const request = aRequest({ path, query: "a=b", headers: { host } });
  const call = apiCall(request, { httpApis, domainMappings }, "eu-west-1");
  return call && [call.api.id, call.stage?.name, call.path, call.isSwitchedOff];
};
const own = (id: string) => `${id}.execute-api.eu-west-1.amazonaws.com`;

test.each([
  ["the default stage is no part of the path", "/todo/7", ["a1b2c3d4e5", "$default", "/todo/7", false]],
  ["another stage is its beginning", "/beta/todo", ["a1b2c3d4e5", "beta", "/todo", false]],
  ["a stage alone is its root", "/beta", ["a1b2c3d4e5", "beta", "/", false]],
  ["a longer word is no stage", "/betas", ["a1b2c3d4e5", "$default", "/betas", false]],
])("by an API's own name %s", (_, path, call) => {
  expect(called(own("a1b2c3d4e5"), path)).toEqual(call);
});

test("an API's own name can be switched off, and leads nowhere without a stage for the path", () => {
  expect(called(own("hidden"), "/todo")).toEqual(["hidden", "$default", "/todo", true]);
  expect(called(own("beta-only"), "/todo")).toEqual(["beta-only", undefined, "/todo", false]);
});

test.each([
  ["/todo", ["a1b2c3d4e5", "$default", "/todo", false]],
  ["/v1/todo", ["hidden", "$default", "/todo", false]],
  ["/v1", ["hidden", "$default", "/", false]],
  ["/v1/beta/todo", ["hidden", "beta", "/todo", false]],
  ["/v12/todo", ["a1b2c3d4e5", "$default", "/v12/todo", false]],
])("a custom domain name leads to the API that is mapped by most of the path: %s", (path, call) => {
  expect(called("api.example.com", path)).toEqual(call);
  expect(called("API.example.com:443", path)).toEqual(call);
});

test.each(["other.example.com", own("unknown"), "a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com"])(
  "%s names no HTTP API",
  (host) => {
    expect(called(host, "/todo")).toBeUndefined();
  },
);
