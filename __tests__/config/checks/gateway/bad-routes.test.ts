import type { Edit } from "../../base";
import { auth, editedGateway, gateway, names, todo } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "one that leads to two services",
    [names("{ routes: [GET /todo, ANY /todo] }")],
    [
      '30:25  consumers.gateway.uses.names.routes[0]: expected a route that leads to one service, got "GET /todo" as in consumers.gateway.uses.todo.routes[0]',
    ],
  ],
  [
    "another name for a parameter under the same path",
    [names('{ routes: ["DELETE /todo/{key}"] }')],
    [
      "30:25  consumers.gateway.uses.names.routes[0]: expected /todo/{id}, as API Gateway allows one parameter under a path, got /todo/{key}",
    ],
  ],
  [
    "a greedy parameter beside another under the same path",
    [names('{ routes: ["GET /todo/{rest+}"] }')],
    [
      "30:25  consumers.gateway.uses.names.routes[0]: expected /todo/{id}, as API Gateway allows one parameter under a path, got /todo/{rest+}",
    ],
  ],
  [
    "without their prefix, one that has none",
    [names('{ routes: [GET /names, GET /name, "GET /names/{rest+}"], stripPrefix: true }')],
    [
      '30:37  consumers.gateway.uses.names.routes[1]: expected with stripPrefix a path that ends in a greedy parameter, or the one before it, got "GET /name"',
    ],
  ],
  [
    "without their prefix, greedy parameters of two names",
    [names('{ routes: ["GET /names/{rest+}", "GET /people/{all+}"], stripPrefix: true }')],
    [
      '30:47  consumers.gateway.uses.names.routes[1]: expected with stripPrefix one greedy parameter, {rest+}, got "GET /people/{all+}"',
    ],
  ],
  [
    "without their prefix, no greedy parameter",
    [names("{ routes: [GET /names], stripPrefix: true }")],
    [
      '30:25  consumers.gateway.uses.names.routes[0]: expected with stripPrefix a path that ends in a greedy parameter, or the one before it, got "GET /names"',
    ],
  ],
  [
    "none that the file lists",
    [names("{ stripPrefix: true }")],
    [
      "30:7   consumers.gateway.uses.names.routes: expected the gateway's routes that lead to it, got nothing",
    ],
  ],
  [
    "none at all of a use",
    [names("{}")],
    [
      "30:7   consumers.gateway.uses.names.routes: expected the gateway's routes that lead to it, got nothing",
    ],
  ],
  [
    "an empty list",
    [names("{ routes: [] }")],
    ["30:24  consumers.gateway.uses.names.routes: expected a list of at least one route, got []"],
  ],
  [
    "one twice",
    [names("{ routes: [GET /names, GET /names] }")],
    [
      '30:37  consumers.gateway.uses.names.routes[1]: expected an entry that is not in the list already, got "GET /names"',
    ],
  ],
  [
    "more than an HTTP API has",
    [todo(`{ routes: [${Array.from({ length: 299 }, (_, i) => `GET /todo/x${i}`).join(", ")}] }`)],
    [
      "28:5   consumers.gateway.uses: expected at most 300 routes of an HTTP API, got 301 (make two gateways)",
    ],
  ],
  [
    "more than an HTTP API has, with the one that keeps the link awake",
    [
      todo(`{ routes: [${Array.from({ length: 298 }, (_, i) => `GET /todo/x${i}`).join(", ")}] }`),
      gateway("keepWarm: true"),
    ],
    [
      "28:5   consumers.gateway.uses: expected at most 300 routes of an HTTP API, got 301, with that of keepWarm (make two gateways)",
    ],
  ],
  [
    "paths of the gateway's own, while it keeps its link awake",
    [
      todo("{ routes: [GET /todo, GET /.crosslink/keep-warm, ANY /.crosslink/keep-warm] }"),
      names('{ routes: ["GET /.crosslink/{rest+}", "GET /{a}/keep-warm"] }'),
      gateway("keepWarm: true"),
    ],
    [
      '29:35  consumers.gateway.uses.todo.routes[1]: expected with keepWarm: true no route below /.crosslink, where it has its own, got "GET /.crosslink/keep-warm"',
      '29:62  consumers.gateway.uses.todo.routes[2]: expected with keepWarm: true no route below /.crosslink, where it has its own, got "ANY /.crosslink/keep-warm"',
      '30:25  consumers.gateway.uses.names.routes[0]: expected with keepWarm: true no route below /.crosslink, where it has its own, got "GET /.crosslink/{rest+}"',
    ],
  ],
  [
    "scopes for one that there is not",
    [auth("auth: jwt\n        jwt: { issuer: https://a.b, audience: [x], scopes: { GET /tod: [a] } }")],
    [
      '35:62  consumers.gateway.clients.api.jwt.scopes.GET /tod: expected one of the routes of the gateway (GET /todo, GET /todo/{id}, POST /todo, GET /names, GET /names/{rest+}), got "GET /tod" (did you mean "GET /todo"?)',
    ],
  ],
  [
    "a throttle for one that there is not",
    [gateway("throttle: { routes: { POST /todos: { ratePerSecond: 1, burst: 1 } } }")],
    [
      '36:31  consumers.gateway.clients.api.throttle.routes.POST /todos: expected one of the routes of the gateway (GET /todo, GET /todo/{id}, POST /todo, GET /names, GET /names/{rest+}), got "POST /todos" (did you mean "POST /todo"?)',
    ],
  ],
  [
    "a caller's that there is not",
    [auth("auth: iam\n        callers: { a: { role: app, routes: [GET /toto] } }")],
    [
      '35:45  consumers.gateway.clients.api.callers.a.routes[0]: expected one of the routes of the gateway (GET /todo, GET /todo/{id}, POST /todo, GET /names, GET /names/{rest+}), got "GET /toto" (did you mean "GET /todo"?)',
    ],
  ],
  [
    "a caller's that IAM cannot tell from another",
    [
      todo('{ routes: ["GET /a/{x}", "GET /{y}/b"] }'),
      auth('auth: iam\n        callers: { a: { role: app, routes: ["GET /a/{x}"] } }'),
    ],
    [
      "35:44  consumers.gateway.clients.api.callers.a.routes: expected routes that IAM can tell apart, got GET /a/{x} without GET /{y}/b (grant both, or rename one)",
    ],
  ],
  [
    "preflights, which API Gateway answers",
    [gateway("cors: { origins: ['*'] }"), names("{ routes: [OPTIONS /names] }")],
    [
      '30:25  consumers.gateway.uses.names.routes[0]: expected no OPTIONS beside cors, as API Gateway answers it itself, got "OPTIONS /names"',
    ],
  ],
  [
    "pages that send credentials to wherever",
    [gateway("cors: { origins: ['*'], credentials: true, headers: [authorization, '*'], methods: ['*'] }")],
    [
      '36:27  consumers.gateway.clients.api.cors.origins[0]: expected with credentials: true origins by name, got "*"',
      '36:77  consumers.gateway.clients.api.cors.headers[1]: expected with credentials: true headers by name, got "*"',
      '36:93  consumers.gateway.clients.api.cors.methods[0]: expected with credentials: true methods by name, got "*"',
    ],
  ],
  [
    "pages that cannot send their token, as * does not include it",
    [gateway("cors: { origins: ['*'], headers: ['*'] }")],
    [
      "36:42  consumers.gateway.clients.api.cors.headers: expected authorization among the headers, as callers are known by it, got *",
    ],
  ],
  [
    "pages that cannot send their signature",
    [
      auth(
        "auth: iam\n        callers: { a: { role: app } }\n        cors: { origins: ['https://a.b'], headers: [content-type] }",
      ),
    ],
    [
      "36:52  consumers.gateway.clients.api.cors.headers: expected authorization and x-amz-date among the headers, as callers are known by them, got content-type",
    ],
  ],
];

describe("routes of a gateway that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
