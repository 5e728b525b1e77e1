import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a method that is not offered",
    [["- GET /\n", "- TRACE /\n"]],
    [
      '15:11  providers.orders.service.routes[0]: expected a method (GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY), a space and a path such as "GET /" or "POST /orders/{id}", got "TRACE /"',
    ],
  ],
  [
    "a path without a slash",
    [["[GET /]", "[GET orders]"]],
    [
      '33:18  consumers.web.uses.orders.routes[0]: expected a method (GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY), a space and a path such as "GET /" or "POST /orders/{id}", got "GET orders"',
    ],
  ],
  [
    "a handler that is not said",
    [["handler: ./handlers/orders.ts", "handler: "]],
    [
      "16:41  providers.orders.service.routes[1].handler: expected the path of a TypeScript or JavaScript file, or a name under backend.handlers, got nothing",
    ],
  ],
  [
    "half a throttle of a route",
    [["handler: ./handlers/orders.ts", "throttle: { ratePerSecond: 1 }"]],
    [
      "16:41  providers.orders.service.routes[1].throttle.burst: expected a whole number of requests from 1 to 1000000, got nothing",
    ],
  ],
  [
    "a route that is a number",
    [["- GET /\n", "- 5\n"]],
    [
      "15:11  providers.orders.service.routes[0]: expected a route such as GET /, or a map with route, handler and throttle, got the number 5",
    ],
  ],
  [
    "no routes",
    [["routes: [GET /]", "routes: []"]],
    ["33:17  consumers.web.uses.orders.routes: expected a list of at least one route, got []"],
  ],
  [
    "a handler that does not exist",
    [["handlers/orders.ts", "handlers/nothing.ts"]],
    [
      '16:50  providers.orders.service.routes[1].handler: expected a file, its path relative to this one, got "./handlers/nothing.ts"',
    ],
  ],
  [
    "a handler that is no module",
    [["handlers/orders.ts", "handlers/orders.py"]],
    [
      '16:50  providers.orders.service.routes[1].handler: expected the path of a TypeScript or JavaScript file, or a name under backend.handlers, got "./handlers/orders.py"',
    ],
  ],
  [
    "a handler with the built-in one's name",
    [["./handlers/orders.ts", "./handlers/identity.ts"]],
    [
      '16:50  providers.orders.service.routes[1].handler: expected a file that is not called identity, as the built-in handler is, got "./handlers/identity.ts"',
    ],
  ],
  [
    "a handler whose name is none",
    [["./handlers/orders.ts", "./handlers/2nd.ts"]],
    [
      '16:50  providers.orders.service.routes[1].handler: expected a file named with letters, digits and dashes, a letter first, got "./handlers/2nd.ts"',
    ],
  ],
  [
    "two handlers of one name",
    [["- GET /\n", "- GET /\n        - { route: GET /x, handler: ./handlers/Orders.mts }\n"]],
    [
      '17:50  providers.orders.service.routes[2].handler: expected a file that is not called orders, as another handler is, got "./handlers/orders.ts"',
    ],
  ],
  [
    "a route offered twice",
    [["- GET /\n", "- GET /\n        - GET /\n"]],
    ['16:11  providers.orders.service.routes[1]: expected each route once, got "GET /" a second time'],
  ],
  [
    "a route used twice",
    [["[GET /]", "[GET /, GET /]"]],
    [
      '33:25  consumers.web.uses.orders.routes[1]: expected an entry that is not in the list already, got "GET /"',
    ],
  ],
  [
    "a route that is not offered",
    [["[GET /]", "[GET /orders]"]],
    [
      '33:18  consumers.web.uses.orders.routes[0]: expected one of the routes of orders (GET /, POST /orders/{id}), got "GET /orders"',
    ],
  ],
  [
    "a misspelt route",
    [["[GET /]", '["POST /order/{id}"]']],
    [
      '33:18  consumers.web.uses.orders.routes[0]: expected one of the routes of orders (GET /, POST /orders/{id}), got "POST /order/{id}" (did you mean "POST /orders/{id}"?)',
    ],
  ],
  [
    "a route that is not offered to an external consumer",
    [["        endpointIds", "        routes: [PUT /]\n        endpointIds"]],
    [
      '23:18  providers.orders.externalConsumers.partner.routes[0]: expected one of the routes of orders (GET /, POST /orders/{id}), got "PUT /"',
    ],
  ],
  [
    "two paths of one name",
    [["- GET /\n", "- GET /\n        - GET /orders/id\n"]],
    [
      "17:11  providers.orders.service.routes[2]: expected paths that differ in more than punctuation, got /orders/{id} beside /orders/id",
    ],
  ],
  [
    "two parameters in one place",
    [["- GET /\n", '- GET /\n        - "GET /orders/{order}/lines"\n']],
    [
      "17:11  providers.orders.service.routes[2]: expected /orders/{order}, as API Gateway allows one parameter under a path, got /orders/{id}",
    ],
  ],
  [
    "a parameter beside the rest of a path",
    [["- GET /\n", '- GET /\n        - "GET /orders/{rest+}"\n']],
    [
      "17:11  providers.orders.service.routes[2]: expected /orders/{rest+}, as API Gateway allows one parameter under a path, got /orders/{id}",
    ],
  ],
  [
    "routes that IAM cannot tell apart",
    [
      ["- GET /\n", '- GET /\n        - "GET /{any}/b"\n        - "GET /a/{one}"\n        - GET /a/c\n'],
      ["[GET /]", '["GET /{any}/b", GET /a/c]'],
    ],
    [
      "36:17  consumers.web.uses.orders.routes: expected routes that IAM can tell apart, got GET /a/c without GET /a/{one} (grant both, or rename one)",
    ],
  ],
];

describe("routes and handlers that do not fit", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
