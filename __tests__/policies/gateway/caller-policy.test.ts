import { evaluate } from "../../../src/access/evaluation/policy/evaluate";
import { parseRoute, type WrittenRoute } from "../../../src/model/routes/route";
import { callerPolicy } from "../../../src/policies/gateway/caller-policy";

const API = { account: "111111111111", region: "eu-west-1", apiId: "a1b2c3d4e5", stage: "$default" };
const routes = (...texts: readonly string[]) => texts.map((text) => parseRoute(text) as WrittenRoute);

function saying(granted: readonly string[], offered: readonly string[], end: string): string {
  const document = callerPolicy(API, { granted: routes(...granted), offered: routes(...offered) });
  const resource = `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/$default/${end}`;
  const request = { action: "execute-api:Invoke", resource, account: API.account, context: {} };
  return evaluate("identity-policy", document, request).effect;
}

describe("the policy of a caller", () => {
  const TODO = ["GET /todo", "GET /todo/{id}", "GET /todo/{id}/secrets", "POST /todo", "ANY /files/{path+}"];

  test.each<[string, string[], string, string]>([
    ["Allow: the granted route", ["GET /todo/{id}"], "GET/todo/17", "allow"],
    ["Deny: a route that the granted pattern covers", ["GET /todo/{id}"], "GET/todo/17/secrets", "deny"],
    ["Deny: the same with a slash", ["GET /todo/{id}"], "GET/todo/17/secrets/", "deny"],
    ["Deny: the same with an encoded letter", ["GET /todo/{id}"], "GET/todo/17/s%65crets", "deny"],
    ["Deny: the same behind dots", ["GET /todo/{id}"], "GET/todo/17/x/../secrets", "deny"],
    ["Deny: a route beside the granted one", ["GET /todo/{id}"], "GET/todo", "deny"],
    ["Deny: another method", ["GET /todo"], "POST/todo", "deny"],
    ["Allow: every method of a route with any", ["ANY /files/{path+}"], "PATCH/files/a/b", "allow"],
    ["Deny: another route than that one", ["ANY /files/{path+}"], "GET/todo", "deny"],
    ["Allow: one method of a route with any", ["GET /files/{path+}"], "GET/files/a", "allow"],
    ["Deny: the other methods of it", ["GET /files/{path+}"], "PUT/files/a", "deny"],
  ])("%s", (_, granted, end, effect) => {
    expect(saying(granted, TODO, end)).toBe(effect);
  });

  test("denies nothing where every route was granted", () => {
    const document = callerPolicy(API, { granted: routes(...TODO), offered: routes(...TODO) });
    expect(document.Statement.map(({ Effect }) => Effect)).toEqual(["Allow"]);
  });

  test("is about the one stage of the one API", () => {
    const document = callerPolicy(API, { granted: routes("GET /todo"), offered: routes(...TODO) });
    const resources = document.Statement.flatMap(({ Resource = [] }) => Resource);
    expect(resources.length).toBeGreaterThan(2);
    for (const resource of resources)
      expect(resource).toMatch(/^arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5\/\$default\/./);
  });
});
