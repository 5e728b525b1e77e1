import type { Edit } from "../../base";
import { callers, editedKeyed, used } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

/** Faults of a key, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "grace as long as a key is used",
    [used("{ apiKey: { rotateEveryDays: 1, graceMinutes: 1440 } }")],
    [
      "26:61  consumers.web.uses.orders.apiKey.graceMinutes: expected less than the 1440 minutes from one rotation to the next (rotateEveryDays: 1), got 1440",
    ],
  ],
  [
    "grace longer than a key is used by default",
    [used("{ apiKey: { graceMinutes: 43200 } }")],
    [
      "26:41  consumers.web.uses.orders.apiKey.graceMinutes: expected less than the 43200 minutes from one rotation to the next (rotateEveryDays: 30), got 43200",
    ],
  ],
  [
    "a caller's grace as long as its key is used",
    [callers("{ mobile: { rotateEveryDays: 7, graceMinutes: 10080 } }")],
    [
      "29:107 consumers.web.clients.door.callers.mobile.graceMinutes: expected less than the 10080 minutes from one rotation to the next (rotateEveryDays: 7), got 10080",
    ],
  ],
  [
    "a caller's default grace, longer than its key is used",
    [callers("{ mobile: { rotateEveryDays: 3 } }")],
    [
      "29:63  consumers.web.clients.door.callers.mobile.graceMinutes: expected less than the 4320 minutes from one rotation to the next (rotateEveryDays: 3), got 10080",
    ],
  ],
  [
    "less grace than functions keep a key in memory",
    [used("{ apiKey: { graceMinutes: 9 } }")],
    [
      "26:41  consumers.web.uses.orders.apiKey.graceMinutes: expected a whole number of minutes from 10 to 43200, got 9",
    ],
  ],
  [
    "a rotation every zero days",
    [used("{ apiKey: { rotateEveryDays: 0 } }")],
    [
      "26:44  consumers.web.uses.orders.apiKey.rotateEveryDays: expected a whole number of days from 1 to 1000, got 0",
    ],
  ],
  [
    "a rotation every few years",
    [callers("{ mobile: { rotateEveryDays: 1001 } }")],
    [
      "29:90  consumers.web.clients.door.callers.mobile.rotateEveryDays: expected a whole number of days from 1 to 1000, got 1001",
    ],
  ],
  [
    "a rotation by a word, with other mistakes beside it",
    [used("{ apiKey: { rotateEveryDays: often, graceMinutes: 5, testRoute: GET /x } }")],
    [
      '26:44  consumers.web.uses.orders.apiKey.rotateEveryDays: expected a whole number of days from 1 to 1000, got "often"',
      "26:65  consumers.web.uses.orders.apiKey.graceMinutes: expected a whole number of minutes from 10 to 43200, got 5",
      '26:79  consumers.web.uses.orders.apiKey.testRoute: expected one of the routes (GET /, POST /orders), got "GET /x" (did you mean "GET /"?)',
    ],
  ],
  [
    "no settings where some should be",
    [used("{ apiKey: }")],
    [
      "26:17  consumers.web.uses.orders.apiKey: expected a map with the keys rotateEveryDays, graceMinutes, testRoute, got nothing",
    ],
  ],
  [
    "a word for settings",
    [used("{ apiKey: monthly }")],
    [
      '26:25  consumers.web.uses.orders.apiKey: expected a map with the keys rotateEveryDays, graceMinutes, testRoute, got "monthly"',
    ],
  ],
  [
    "a misspelt setting",
    [callers("{ mobile: { rotate: 3 } }")],
    [
      '29:73  consumers.web.clients.door.callers.mobile.rotate: expected one of the keys (routes, rotateEveryDays, graceMinutes, testRoute), got "rotate" (did you mean "rotateEveryDays"?)',
    ],
  ],
  [
    "a route to try it on that is none",
    [used("{ apiKey: { testRoute: orders } }")],
    [
      '26:38  consumers.web.uses.orders.apiKey.testRoute: expected a method (GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY), a space and a path such as "GET /" or "POST /orders/{id}", got "orders"',
    ],
  ],
  [
    "a route to try it on that is not granted",
    [used("{ apiKey: { testRoute: POST /oders } }")],
    [
      '26:38  consumers.web.uses.orders.apiKey.testRoute: expected one of the routes (GET /, POST /orders), got "POST /oders" (did you mean "POST /orders"?)',
    ],
  ],
  [
    "a route to try it on that only others are granted",
    [callers("{ mobile: { routes: [GET /], testRoute: POST /orders } }")],
    [
      '29:101 consumers.web.clients.door.callers.mobile.testRoute: expected one of the routes (GET /), got "POST /orders"',
    ],
  ],
  [
    "no route to try it on, as none may be called at any time",
    [used("{ routes: [POST /orders] }"), callers("{ mobile: { testRoute: POST /orders } }")],
    [
      "26:7   consumers.web.uses.orders.apiKey.testRoute: expected one of the routes (POST /orders) that a rotation may call with the new key, as none of them is a GET, HEAD or OPTIONS, got nothing",
    ],
  ],
  [
    "no route to try a caller's key on",
    [callers("{ mobile: { routes: [POST /orders] } }")],
    [
      "29:63  consumers.web.clients.door.callers.mobile.testRoute: expected one of the routes (POST /orders) that a rotation may call with the new key, as none of them is a GET, HEAD or OPTIONS, got nothing",
    ],
  ],
  [
    "a misspelt route, of which it is not clear whether it may be tried",
    [callers("{ mobile: { routes: [POST /order] } }")],
    [
      '29:82  consumers.web.clients.door.callers.mobile.routes[0]: expected one of the routes of orders (GET /, POST /orders), got "POST /order" (did you mean "POST /orders"?)',
    ],
  ],
  [
    "a misspelt route of the use, and nothing said of its callers",
    [used("{ routes: [POST /order] }"), callers("{ mobile: { routes: [GET /] } }")],
    [
      '26:26  consumers.web.uses.orders.routes[0]: expected one of the routes of orders (GET /, POST /orders), got "POST /order" (did you mean "POST /orders"?)',
    ],
  ],
];

describe("a key that cannot be rotated", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedKeyed(...edits))).toEqual(problems);
  });
});
