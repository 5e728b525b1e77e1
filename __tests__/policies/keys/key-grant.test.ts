import { matchesWildcard } from "../../../src/model/aws/wildcard";
import { parseRoute, type Route } from "../../../src/model/routes/route";
import { encodedOnce } from "../../../src/model/routes/spelling";
import { type KeyGrant, keyGrant } from "../../../src/policies/keys/key-grant";

const routes = (texts: readonly string[]) => texts.map((text) => parseRoute(text) as Route);

/** The answer to a request, as API Gateway finds it in a kept answer: `GET/orders/7` is what an ARN ends in. */
function verdict({ allow, deny }: KeyGrant, request: string): "allow" | "deny" | "silent" {
  const isMeant = (patterns: readonly string[]) => patterns.some((one) => matchesWildcard(one, request));
  return isMeant(deny) ? "deny" : isMeant(allow) ? "allow" : "silent";
}

const OFFERED = [
  "GET /",
  "POST /",
  "GET /orders",
  "POST /orders",
  "GET /orders/{id}",
  "GET /orders/{id}/items",
  "GET /orders/mine",
  "GET /files/{path+}",
  "GET /a:b",
];

describe("everything that an API offers is answered", () => {
  test.each<[readonly string[], readonly string[], readonly string[]]>([
    [["GET /"], ["GET/"], ["POST/", "GET/orders", "GET/orders/7", "GET/files/a/b", "GET/a:b"]],
    [
      ["GET /orders/{id}"],
      ["GET/orders/7", "GET/orders/8"],
      ["GET/", "GET/orders", "GET/orders/7/items", "GET/orders/mine", "POST/orders", "GET/files/orders"],
    ],
    [
      ["GET /orders/{id}", "GET /orders/{id}/items"],
      ["GET/orders/7", "GET/orders/7/items"],
      ["GET/orders/mine", "GET/orders", "POST/orders"],
    ],
    [["GET /files/{path+}"], ["GET/files/a", "GET/files/a/b/c"], ["GET/orders/7", "GET/", "POST/"]],
    [
      ["POST /orders", "GET /a:b"],
      ["POST/orders", "GET/a:b"],
      ["GET/orders", "POST/", "GET/"],
    ],
    [OFFERED, ["GET/", "GET/orders/7/items", "GET/files/x/y", "GET/orders/mine"], []],
    [[], [], ["GET/", "POST/", "GET/orders/7", "GET/files/a"]],
  ])("where %j is granted", (granted, allowed, denied) => {
    const grant = keyGrant(routes(granted), routes(OFFERED), 15);
    expect(allowed.map((one) => [one, verdict(grant, one)])).toEqual(allowed.map((one) => [one, "allow"]));
    expect(denied.map((one) => [one, verdict(grant, one)])).toEqual(denied.map((one) => [one, "deny"]));
  });
});

test("a route that was not granted is denied in every spelling that API Gateway takes for it", () => {
  const grant = keyGrant(routes(["GET /orders/{id}"]), routes(OFFERED), 15);
  const spelled = [
    "GET/orders/mine/",
    ...encodedOnce("mine").flatMap((end) => [`GET/orders/${end}`, `GET/orders/${end}/`]),
    ...encodedOnce("items").map((end) => `GET/orders/7/${end}`),
    "GET/orders/7/items/",
    "GET/orders/",
  ];
  expect(spelled.filter((one) => verdict(grant, one) !== "deny")).toEqual([]);
});

test("a grant says how long a key is accepted after another took its place", () => {
  expect(keyGrant(routes(["GET /"]), routes(["GET /"]), 1440)).toMatchObject({
    allow: ["GET/"],
    graceMinutes: 1440,
  });
});
