import { authorize } from "../../../../src/access/gateway/call/authorize";
import type { Presented, Token } from "../../../../src/access/gateway/call/request";
import type { Gateway, Route } from "../../../../src/access/gateway/picture/gateway";
import { GATEWAY, GET_TODO, ISSUER, POST_TODO, route } from "../literal-picture";

const RIGHT: Token = { issuer: ISSUER, signedBy: ISSUER, audience: ["shop"], isExpired: false, scopes: [] };
const OTHER = "https://other.example.com/";

const status = (to: Route, as: Presented, gateway: Gateway = GATEWAY) =>
  authorize(gateway, to, { method: "GET", path: "/todo", as }).status ?? "in";

describe("a token", () => {
  test.each<[string, Partial<Token> | undefined, 401 | 403 | "in"]>([
    ["none", undefined, 401],
    ["a right one", {}, "in"],
    ["one of several audiences", { audience: ["other", "shop"] }, "in"],
    ["one of another issuer", { issuer: OTHER, signedBy: OTHER }, 401],
    ["one that another issuer signed", { signedBy: OTHER }, 401],
    ["one of this issuer that says another", { issuer: OTHER }, 401],
    ["one for others", { audience: ["other"] }, 401],
    ["one for nobody", { audience: undefined }, 401],
    ["one of a right client", { audience: undefined, clientId: "shop" }, "in"],
    ["one for others of a right client", { audience: ["other"], clientId: "shop" }, 401],
    ["an expired one", { isExpired: true }, 401],
  ])("%s", (_, change, expected) => {
    expect(status(GET_TODO, { token: change && { ...RIGHT, ...change } })).toBe(expected);
  });

  test.each<[string, readonly string[], 403 | "in"]>([
    ["no scope", [], 403],
    ["another scope", ["todo.read"], 403],
    ["a scope that begins like it", ["todo.write.all"], 403],
    ["the scope", ["todo.write"], "in"],
    ["the scope among others", ["a", "todo.write"], "in"],
  ])("with %s, at a route that asks for one", (_, scopes, expected) => {
    expect(status(POST_TODO, { token: { ...RIGHT, scopes } })).toBe(expected);
  });
});

describe("a signature", () => {
  const GUARDED = route("GET /todo", "todo", [], { authorization: { kind: "iam" } });
  const ROLE = "arn:aws:iam::111111111111:role/apps/shop";
  const allowing = (effect: string, path: string): Gateway => ({
    ...GATEWAY,
    policies: new Map([
      [
        "shop",
        [
          {
            address: "policy.shop",
            document: {
              Statement: {
                ...{ Sid: "One", Effect: effect, Action: "execute-api:Invoke" },
                Resource: `arn:aws:execute-api:eu-west-1:111111111111:a000000000/$default/${path}`,
              },
            },
          },
        ],
      ],
    ]),
  });
  const signer = { arn: ROLE, account: "111111111111", isAllowedElsewhere: false };

  test.each<[string, Presented, Gateway, 403 | "in"]>([
    ["none", {}, GATEWAY, 403],
    ["a role without a policy", { signer }, GATEWAY, 403],
    ["a role whose policy allows the route", { signer }, allowing("Allow", "GET/todo"), "in"],
    ["a role whose policy allows another route", { signer }, allowing("Allow", "POST/todo"), 403],
    [
      "a role whose account's policies allow it",
      { signer: { ...signer, isAllowedElsewhere: true } },
      GATEWAY,
      "in",
    ],
    [
      "a role whose policy denies what others allow",
      { signer: { ...signer, isAllowedElsewhere: true } },
      allowing("Deny", "GET/*"),
      403,
    ],
    [
      "a role of another account that may do everything there",
      { signer: { arn: ROLE, account: "999999999999", isAllowedElsewhere: true } },
      allowing("Allow", "*"),
      403,
    ],
  ])("of %s", (_, as, gateway, expected) => {
    expect(status(GUARDED, as, gateway)).toBe(expected);
  });
});

test("a route without authorization lets everybody in, and one of an unknown kind is taken for such", () => {
  expect(status(route("GET /todo", "todo", [], { authorization: { kind: "none" } }), {})).toBe("in");
  const unknown = { kind: "unknown", text: "CUSTOM" } as const;
  expect(status(route("GET /todo", "todo", [], { authorization: unknown }), {})).toBe("in");
});
