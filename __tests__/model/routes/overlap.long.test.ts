import fc from "fast-check";
import { matchesWildcard } from "../../../src/model/aws/wildcard";
import { overlap } from "../../../src/model/routes/overlap";
import { parseRoute, type Route, routePattern } from "../../../src/model/routes/route";
import { answeringRoute } from "../../../src/model/routes/routing";
import { SLASH, type Spelling } from "../../../src/model/routes/spelling";
import { arbitraryRests, arbitraryRoutes, requestPath } from "../../support/arbitrary/arbitrary-routes";

const routes = (...texts: string[]) => texts.map((text) => parseRoute(text) as Route);

describe("a granted pattern reaches a route that was not granted", () => {
  test.each([
    ["GET /accounts/{id}", "GET /accounts/{id}/entries", "/accounts/sample~/entries"],
    ["GET /{x}/c", "GET /a/{y}", "/a/c"],
    ["GET /{rest+}", "GET /a", "/a"],
    ["GET /{x}", "GET /", "/"],
    ["GET /a/{x}/d", "GET /a/{rest+}", "/a/sample~/sample~/d"],
    // The pattern's own literals occur a second time, further to the right.
    ["GET /{x}/a/a/{rest+}", "GET /{x}/a/{rest+}", "/sample~/a/sample~/a/a/sample~"],
  ])("%s reaches %s by %s", (granted, other, path) => {
    const [a, b] = routes(granted, other) as [Route, Route];
    expect(overlap(a, b, [a, b])).toBe(path);
  });

  test.each([
    ["GET /accounts/{id}/entries", "GET /accounts/{id}"],
    ["GET /accounts/{id}", "POST /accounts/{id}/entries"],
    ["GET /", "GET /a"],
    ["GET /a", "GET /a/{x}"],
    // A request that matches both routes is answered by the more specific one, the granted one.
    ["GET /a/{x}/c", "GET /a/{x}/{z}"],
  ])("%s does not reach %s", (granted, other) => {
    const [a, b] = routes(granted, other) as [Route, Route];
    expect(overlap(a, b, [a, b])).toBeUndefined();
  });
});

describe("a granted pattern reaches a route in another spelling", () => {
  test.each<[string, string, Spelling, string | undefined]>([
    ["GET /accounts/{id}", "GET /accounts", SLASH, "/accounts/"],
    ["GET /accounts/{id}", "GET /accounts/{id}/audit", SLASH, "/accounts/sample~/audit/"],
    ["GET /accounts/{id}/items/{item}", "GET /accounts/{id}/items", SLASH, "/accounts/sample~/items/"],
    ["GET /{x}", "GET /", SLASH, "//"],
    ["GET /accounts/{id}", "GET /accounts/me", { slash: false, encoded: 1 }, "/accounts/%6De"],
    ["GET /accounts/{id}", "GET /accounts/me", { slash: true, encoded: 1 }, "/accounts/%6De/"],
    // A literal of the pattern itself cannot be encoded.
    ["GET /accounts/{id}", "GET /accounts/me", { slash: false, encoded: 0 }, undefined],
    ["GET /accounts/{id}/items/{item}", "GET /accounts/{id}/items", { slash: true, encoded: 2 }, undefined],
    ["GET /accounts/{id}/entries", "GET /accounts/{id}", SLASH, undefined],
  ])("%s of %s, as %j: %s", (granted, other, spelling, path) => {
    const [a, b] = routes(granted, other) as [Route, Route];
    expect(overlap(a, b, [a, b], spelling)).toBe(path);
  });

  it("compares routes by value", () => {
    const [a, b, c] = routes("GET /a/{x}", "GET /a/{x}/b", "GET /a/{x}/b") as [Route, Route, Route];
    expect(overlap(a, b, [a, c])).toBe("/a/sample~/b");
  });
});

test("if a granted pattern covers a request of another route, one is found", () => {
  let found = 0;
  const property = fc.property(arbitraryRoutes, arbitraryRests, (texts, rests) => {
    const offered = routes(...texts);
    const wrong: unknown[] = [];
    for (const path of offered.flatMap((route) => rests.map((rest) => requestPath(route, rest)))) {
      for (const granted of offered) {
        const other = answeringRoute(offered, granted.method, path);
        if (other === undefined || other === granted) continue;
        if (!matchesWildcard(routePattern(granted), granted.method + path)) continue;
        const witness = overlap(granted, other, offered) ?? "nothing";
        const isGranted = matchesWildcard(routePattern(granted), granted.method + witness);
        const isAnsweredByOther = answeringRoute(offered, granted.method, witness) === other;
        if (!isGranted || !isAnsweredByOther) wrong.push({ granted, other, witness });
        found++;
      }
    }
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 1000, seed: 5 });
  expect(found).toBeGreaterThan(1000);
});

test("a route of many parameters is searched as fast as one of few", () => {
  const many = Array.from({ length: 16 }, (_, i) => i);
  const [granted, other] = routes(
    `GET /${many.map((i) => `w${i}`).join("/")}/{x}`,
    `GET /${many.map((i) => `{p${i}}`).join("/")}/z/{y}`,
  ) as [Route, Route];
  expect(overlap(granted, other, [granted, other])).toBe(`/${many.map((i) => `w${i}`).join("/")}/z/sample~`);
});
