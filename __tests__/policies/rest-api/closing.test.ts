import { parseRoute, type Route } from "../../../src/model/routes/route";
import { closeCovered, closeOthers } from "../../../src/policies/rest-api/closing";

const routes = (...texts: readonly string[]) => texts.map((text) => parseRoute(text) as Route);
const ACCOUNT = "GET /accounts/{id}";

describe("routes that a granted pattern covers are closed", () => {
  test.each<[string, string[], string[], string[], string]>([
    ["nothing, where nothing is covered", [ACCOUNT], ["POST /accounts/{id}/audit", "GET /reports"], [], ""],
    [
      "in every spelling by one pattern, where nothing below was granted",
      [ACCOUNT],
      ["GET /accounts/{id}/audit", "GET /accounts/{id}/entries/{entry}"],
      ["GET/accounts/*/*"],
      "",
    ],
    [
      "spelling by spelling, where something below was granted",
      [ACCOUNT, "GET /accounts/{id}/entries"],
      ["GET /accounts/{id}/audit"],
      ["GET/accounts/*/audit", "GET/accounts/*/audit/"],
      "aditu",
    ],
    [
      "with a slash only, where the pattern covers no more",
      [ACCOUNT],
      ["GET /accounts"],
      ["GET/accounts/"],
      "",
    ],
    [
      "beside the granted parameter",
      [ACCOUNT],
      ["GET /accounts/me"],
      ["GET/accounts/me", "GET/accounts/me/"],
      "em",
    ],
    [
      "with their colons encoded as clients may, and no other colon",
      [ACCOUNT],
      ["GET /accounts/a:b"],
      ["a:b", "a%3Ab", "a%3ab", "a:b/", "a%3Ab/", "a%3ab/"].map((end) => `GET/accounts/${end}`),
      "ab",
    ],
    [
      "below the rest of a path that was granted",
      ["GET /files/{path+}"],
      ["GET /files/secret"],
      ["GET/files/secret", "GET/files/secret/"],
      "cerst",
    ],
    [
      // `/a/1/2/b/3` matches the grant's pattern without lying below it.
      "in the middle, where a pattern with two stars reaches",
      ["GET /a/{x}/b/{y}"],
      ["GET /a/{x}/{z}/b/{w}"],
      ["GET/a/*/*/b/*"],
      "b",
    ],
    ["up to the root", ["GET /{x}"], ["GET /"], ["GET/", "GET//"], ""],
  ])("%s", (_, granted, others, patterns, characters) => {
    const mine = routes(...granted);
    expect(closeCovered(mine, [...mine, ...routes(...others)])).toMatchObject({
      patterns,
      characters: [...characters],
    });
  });
});

describe("all other routes are closed", () => {
  const OTHER_METHODS = ["POST/*", "PUT/*", "PATCH/*", "DELETE/*", "HEAD/*", "OPTIONS/*"];
  test.each<[string, string[], string[], string[], string]>([
    [
      "by what stands behind the root, where no more was granted",
      ["GET /"],
      ["GET /orders", "GET /orders/{id}"],
      ["GET/?*"],
      "",
    ],
    [
      "encodings by the percent sign, where no parameter was granted",
      ["GET /orders"],
      ["GET /", "GET /orders/{id}", "GET /reports"],
      ["GET/", "GET//", "GET/orders/*", "GET/reports", "GET/reports/", "GET/*%*"],
      "",
    ],
    [
      "encodings by their characters, where one was",
      ["GET /orders/{id}"],
      ["GET /orders"],
      ["GET/orders", "GET/orders/"],
      "deors",
    ],
    ["only by their methods, where all of one was granted", ["GET /orders"], [], [], ""],
  ])("%s", (_, granted, others, patterns, characters) => {
    const mine = routes(...granted);
    expect(closeOthers(mine, [...mine, ...routes(...others)])).toMatchObject({
      patterns: [...patterns, ...OTHER_METHODS],
      characters: [...characters],
    });
  });
});

describe("paths that a server may normalize are closed", () => {
  test.each<[string, boolean, typeof closeCovered, readonly string[], readonly string[]]>([
    ["where a granted pattern covers them", true, closeCovered, ["GET /a/{id}"], ["GET /b"]],
    ["and not where no granted pattern is wide", false, closeCovered, ["GET /a"], ["GET /b"]],
    ["and not where all of the method was granted", false, closeCovered, ["GET /a/{id}"], ["POST /b"]],
    ["in the API's own account without a wide pattern, too", true, closeOthers, ["GET /a"], ["GET /b"]],
    ["and not where nothing behind the root is let through", false, closeOthers, ["GET /"], ["GET /b"]],
  ])("%s", (_, unnormalized, close, granted, others) => {
    const mine = routes(...granted);
    expect(close(mine, [...mine, ...routes(...others)]).unnormalized).toBe(unnormalized);
  });
});
