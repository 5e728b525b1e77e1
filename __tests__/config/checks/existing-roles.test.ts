import { ASSUMED, CALLERS, DIRECT, type Edit, edited, editedRegional } from "../base";
import { problemsOf } from "../problems-of";

const app = (more: string) => `app: { type: role, ${more}, uses: orders, auth: direct }`;
const EXISTS = "expected a role that exists already, got the one that";

/** Another consumer of the base, with these clients. */
const batch = (clients: string): Edit => [
  "consumers:\n",
  `consumers:\n  batch:\n    account: "222222222222"\n    network: { cidr: 10.1.0.0/16, zones: [a] }\n    uses: { orders: {} }\n    clients:\n      ${clients}\n`,
];

/** A case of clients that are roles, the edits of the base that make it so, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  ["a role of the consumer's account, with a path", [[ASSUMED, app("role: team/app")]], []],
  ["a role of another account", [[ASSUMED, app("arn: arn:aws:iam::444444444444:role/app")]], []],
  ["a role of the API's account", [[ASSUMED, app("arn: arn:aws:iam::111111111111:role/app")]], []],
  [
    "the role of a client of the file, by its name",
    [[ASSUMED, app("role: shop-web-direct")]],
    [`36:32  consumers.web.clients.app.role: ${EXISTS} client direct of web runs as`],
  ],
  [
    "the role of a client of the file, by its ARN, at another path and in other letters",
    [[ASSUMED, app("arn: arn:aws:iam::222222222222:role/team/Shop-Web-Direct")]],
    [`36:31  consumers.web.clients.app.arn: ${EXISTS} client direct of web runs as`],
  ],
  [
    "the role of a handler",
    [[ASSUMED, app("arn: arn:aws:iam::111111111111:role/shop-orders-identity")]],
    [`36:31  consumers.web.clients.app.arn: ${EXISTS} handler identity of orders runs as`],
  ],
  [
    "the role of API Gateway's logs",
    [[ASSUMED, app("arn: arn:aws:iam::111111111111:role/shop-orders-logs")]],
    [`36:31  consumers.web.clients.app.arn: ${EXISTS} API Gateway writes the logs of orders with`],
  ],
  [
    "the role that another client assumes",
    [[DIRECT, app("arn: arn:aws:iam::111111111111:role/shop-orders-access-web")]],
    [`35:31  consumers.web.clients.app.arn: ${EXISTS} clients of web assume`],
  ],
  [
    "a role of another account with the name of one that is made",
    [[ASSUMED, app("arn: arn:aws:iam::444444444444:role/shop-web-direct")]],
    [],
  ],
  ["a role that would have the name of its client, were it made", [[ASSUMED, app("role: shop-web-app")]], []],
  [
    "one role twice, by its name and by its ARN",
    [
      [DIRECT, app("role: app")],
      [ASSUMED, app("arn: arn:aws:iam::222222222222:role/app").replace("app:", "again:")],
    ],
    [
      "36:33  consumers.web.clients.again.arn: expected a role that no other caller of orders has, got that of consumers.web.clients.app",
    ],
  ],
  [
    "one role through two consumers",
    [batch(app("role: app")), [ASSUMED, app("role: app")]],
    [
      "42:32  consumers.web.clients.app.role: expected a role that no other caller of orders has, got that of consumers.batch.clients.app",
    ],
  ],
  ["roles of one name at two paths", [batch(app("role: app")), [ASSUMED, app("role: team/app")]], []],
  [
    "the role of an external consumer",
    [[ASSUMED, app("arn: arn:aws:iam::333333333333:role/caller")]],
    [
      "36:31  consumers.web.clients.app.arn: expected a role that no other caller of orders has, got that of providers.orders.externalConsumers.partner",
    ],
  ],
  [
    "a role where the API asks for none",
    [
      ["auth: iam", "auth: none"],
      [CALLERS, ""],
      [`      ${DIRECT}\n`, ""],
      [ASSUMED, app("role: app")],
    ],
    [
      '34:43  consumers.web.clients.app.uses: expected an API with auth: iam, as orders has auth: none and does not ask for a role, got "orders"',
    ],
  ],
];

describe("clients that are roles", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });

  test("of a regional API are outside any network", () => {
    expect(problemsOf(editedRegional([ASSUMED, app("role: app")]))).toEqual([]);
  });
});

describe("a consumer whose every client is a role", () => {
  const only = (...edits: readonly Edit[]) =>
    problemsOf(edited([`      ${DIRECT}\n`, ""], [ASSUMED, app("role: app")], ...edits));

  test("is one", () => {
    expect(only()).toEqual([]);
  });

  test.each([
    [
      "logs",
      "logs: { retentionDays: 30 }",
      "31:5   consumers.web.logs: expected no logs where no client is a function, got retentionDays",
    ],
    [
      "a path of roles",
      "roles: { path: /web/ }",
      "31:5   consumers.web.roles: expected no roles where every client is a role that exists, got path",
    ],
    [
      "endpoints for sessions",
      "endpoints: { ssm: true }",
      "31:23  consumers.web.endpoints.ssm: expected no ssm where no client is an instance, got true",
    ],
    [
      "an endpoint for STS",
      "endpoints: { sts: true }",
      "31:23  consumers.web.endpoints.sts: expected no STS endpoint where no client assumes a role, got true",
    ],
  ])("has no use for %s", (_, key, problem) => {
    expect(
      only(["    uses:\n      orders:\n        routes: [GET /]\n", `    ${key}\n    uses: { orders: {} }\n`]),
    ).toEqual([problem]);
  });
});
