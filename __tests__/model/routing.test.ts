import { parseRoute, type Route } from "../../src/model/route";
import { answeringRoute, overlap, samplePath } from "../../src/model/routing";

const routes = (...texts: string[]) => texts.map((text) => parseRoute(text) as Route);

describe("the route that answers", () => {
  const offered = routes(
    "GET /",
    "GET /a/{x}",
    "GET /a/me",
    "POST /a/{x}",
    "GET /a/{x}/c",
    "GET /{rest+}",
    "PUT /{y}",
  );

  test.each([
    ["GET", "/", "/"],
    ["GET", "/a/me", "/a/me"],
    ["GET", "/a/7", "/a/{x}"],
    ["GET", "/a/7/c", "/a/{x}/c"],
    ["GET", "/a/7/d", "/{rest+}"],
    ["GET", "/b", undefined],
    ["PUT", "/b", "/{y}"],
    ["POST", "/a/me", undefined],
    ["DELETE", "/", undefined],
  ])("%s %s is %s", (method, path, expected) => {
    expect(answeringRoute(offered, method, path)?.path).toBe(expected);
  });
});

describe("a granted pattern reaches a route that was not granted", () => {
  test.each([
    ["GET /accounts/{id}", "GET /accounts/{id}/entries", "/accounts/sample~/entries"],
    ["GET /{x}/c", "GET /a/{y}", "/a/c"],
    ["GET /{rest+}", "GET /a", "/a"],
    ["GET /a/{x}/d", "GET /a/{rest+}", "/a/sample~/sample~/d"],
  ])("%s reaches %s by %s", (granted, other, path) => {
    const [a, b] = routes(granted, other) as [Route, Route];
    expect(overlap(a, b, [a, b])).toBe(path);
  });

  test.each([
    ["GET /accounts/{id}/entries", "GET /accounts/{id}"],
    ["GET /accounts/{id}", "POST /accounts/{id}/entries"],
    ["GET /", "GET /a"],
    ["GET /a", "GET /a/{x}"],
    // A request that both could answer is answered by the more specific one, which is the granted one.
    ["GET /a/{x}/c", "GET /a/{x}/{z}"],
  ])("%s does not reach %s", (granted, other) => {
    const [a, b] = routes(granted, other) as [Route, Route];
    expect(overlap(a, b, [a, b])).toBeUndefined();
  });
});

test("a sample path is answered by its own route, whatever literals others have", () => {
  const offered = routes("GET /a/sample", "GET /a/{x}");
  expect(answeringRoute(offered, "GET", samplePath(offered[1] as Route))?.path).toBe("/a/{x}");
});
