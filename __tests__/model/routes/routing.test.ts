import { parseRoute, type Route } from "../../../src/model/routes/route";
import { answeringRoute, samplePath } from "../../../src/model/routes/routing";

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
    // One trailing slash makes no difference, a second one does.
    ["GET", "/a/me/", "/a/me"],
    ["GET", "/a/7/", "/a/{x}"],
    ["GET", "/a/", undefined],
    ["PUT", "/b//", undefined],
    // Percent-encoding makes no difference, except that an encoded slash is no separator.
    ["GET", "/%61/m%65", "/a/me"],
    ["GET", "/a/7/%63/", "/a/{x}/c"],
    ["GET", "/a/7%2Fc", "/a/{x}"],
    ["GET", "/a/%256De", "/a/{x}"],
    ["PUT", "/%zz", "/{y}"],
  ])("%s %s is %s", (method, path, expected) => {
    expect(answeringRoute(offered, method, path)?.path).toBe(expected);
  });
});

test("a sample path is answered by its own route, whatever literals others have", () => {
  const offered = routes("GET /a/sample", "GET /a/{x}");
  expect(answeringRoute(offered, "GET", samplePath(offered[1] as Route))?.path).toBe("/a/{x}");
});
