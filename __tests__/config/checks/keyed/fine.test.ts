import type { Edit } from "../../base";
import { AUTH, addresses, callers, DOOR, described, editedKeyed, NETWORK, USE, used } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

const AUTHORIZER = ", auth: api-key, authorizerRoleArn: arn:aws:iam::444444444444:role/reader";
const TWO_DOORS = DOOR + DOOR.replace("door:", "gate:").replace(" }\n", ", accountLogRole: false }\n");
const MOBILE = "mobile: { routes: [GET /], rotateEveryDays: 30, graceMinutes: 60, testRoute: GET / }";
const STAGE = "stage: live, throttle: { ratePerSecond: 1, burst: 2 }, accessLog: { retentionDays: 1 }";
const REST =
  "executionLog: ERROR, accountLogRole: false, waf: false, tracing: false, authorizer: { cacheSeconds: 3600 }";

/** Things that a file may say of an API with keys, and the edits of the base that say so. */
const FINE: readonly (readonly [string, readonly Edit[]])[] = [
  ["no more than has to be said", []],
  ["a rotation by day", [used("{ apiKey: { rotateEveryDays: 1, graceMinutes: 1439 } }")]],
  ["another route to try a new key on", [used("{ apiKey: { testRoute: POST /orders } }")]],
  ["a name that the provider of a described API gave", [described(`${AUTHORIZER}, knownAs: us`)]],
  ["a key for a described API", [described(AUTHORIZER, "api-key", ", apiKey: { rotateEveryDays: 7 }")]],
  ["addresses next to each other", [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.2.25 }")]],
  [
    "an authorizer whose answers are not kept",
    [[AUTH, AUTH.replace("routes", "authorizer: { cacheSeconds: 0 }\n      routes")]],
  ],
  [
    "no endpoint of Secrets Manager, as the network has a way there",
    [[NETWORK, `${NETWORK}    endpoints: { secretsManager: false }\n`]],
  ],
  ["two front doors, one of which has the account's log role", [[DOOR, TWO_DOORS]]],
  ["a front door of which everything is said", [callers(`{ ${MOBILE} }`, `, ${STAGE}, ${REST}`)]],
  [
    "every method of a path, for a caller too",
    [
      ["[GET /, POST /orders]", '["ANY /files/{path+}", GET /]'],
      callers('{ mobile: { routes: ["ANY /files/{path+}"] } }'),
    ],
  ],
  [
    "single methods of such a path, for the use and for a caller",
    [
      ["[GET /, POST /orders]", '["ANY /files/{path+}"]'],
      [USE, '      orders: { routes: ["GET /files/{path+}", "PUT /files/{path+}"] }\n'],
      callers('{ mobile: { routes: ["GET /files/{path+}"] } }'),
    ],
  ],
];

test.each(FINE)("an API with keys may have %s", (_, edits) => {
  expect(problemsOf(editedKeyed(...edits))).toEqual([]);
});

/** `ANY` means the other methods where the API has one of its own on a path: it cannot stand for all. */
test("a caller is not granted a method that ANY does not include at the API", () => {
  const text = editedKeyed(
    ["[GET /, POST /orders]", "[ANY /files, GET /files]"],
    callers("{ mobile: { routes: [ANY /files] } }"),
  );
  expect(problemsOf(text)).toEqual([
    '29:82  consumers.web.clients.door.callers.mobile.routes[0]: expected one of the routes of orders (POST /files, PUT /files, PATCH /files, DELETE /files, HEAD /files, OPTIONS /files, GET /files), got "ANY /files" (did you mean "PUT /files"?)',
  ]);
});

/** A caller's name is in its secret's name and in its key: of ten callers long names and routes fill a function's environment. */
test("ten callers may have long names, but not with long routes to try their keys on", () => {
  const path = `/${"a".repeat(150)}`;
  const ten = (route: string) =>
    [..."abcdefghij"].map((letter) => `${"name-".repeat(8)}${letter}: { testRoute: ${route} }`).join(", ");
  const routes = ["[GET /, POST /orders]", `[GET /, GET ${path}]`] as const;
  expect(problemsOf(editedKeyed(routes, callers(`{ ${ten("GET /")} }`)))).toEqual([]);
  expect(problemsOf(editedKeyed(routes, callers(`{ ${ten(`GET ${path}`)} }`)))).toEqual([
    "29:61  consumers.web.clients.door.callers: expected callers of whom a function's environment can tell, in at most 3584 bytes, got 3681 bytes of secrets, names and routes (shorten names, or make two front doors)",
  ]);
});
