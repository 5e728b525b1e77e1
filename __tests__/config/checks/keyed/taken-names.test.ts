import type { Edit } from "../../base";
import { callers, DOOR, editedKeyed, READER } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

/** Names that something else has or that AWS refuses, the edits of the base that give them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a handler with the authorizer's",
    [
      [
        "routes: [GET /, POST /orders]",
        "routes: [{ route: GET /, handler: authorizer }, POST /orders]\n    backend: { handlers: { authorizer: { entry: ./handlers/orders.ts } } }",
      ],
    ],
    [
      '13:32  providers.orders.service.routes[0].handler: expected a role name of its own in account 111111111111, got "shop-orders-authorizer" as of providers.orders',
    ],
  ],
  [
    "a client with a rotation's",
    [[READER, `${READER}\n      orders-rotation: { type: lambda, uses: orders, auth: api-key }`]],
    [
      '26:7   consumers.web.uses.orders: expected a role name of its own in account 222222222222, got "shop-web-orders-rotation" as of consumers.web.clients.orders-rotation',
    ],
  ],
  [
    "a client with the rotation's of a front door",
    [[READER, `${READER}\n      door-rotation: { type: lambda, uses: orders, auth: api-key }`]],
    [
      '30:7   consumers.web.clients.door: expected a role name of its own in account 222222222222, got "shop-web-door-rotation" as of consumers.web.clients.door-rotation',
    ],
  ],
  [
    "a client with the log role's of a front door",
    [[READER, `${READER}\n      logs: { type: lambda, uses: orders, auth: api-key }`]],
    [
      '30:7   consumers.web.clients.door: expected a role name of its own in account 222222222222, got "shop-web-logs" as of consumers.web.clients.logs',
    ],
  ],
  [
    "a front door with an API's",
    [
      [
        "providers:\n",
        `providers:\n  web-door:\n    account: "222222222222"\n    service: { type: private-rest-api, auth: iam, accountLogRole: false }\n`,
      ],
    ],
    [
      '32:7   consumers.web.clients.door: expected an API name of its own in account 222222222222 and eu-west-1, got "shop-web-door" as of providers.web-door',
    ],
  ],
  [
    "a rotation that is too long",
    [
      ["  web:\n", `  ${"w".repeat(49)}:\n`],
      [DOOR, ""],
    ],
    [
      '26:7   consumers.wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww.uses.orders: expected a role name of at most 64 characters, got 70 in "shop-wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww-orders-rotation" (shorten the deployment\'s name, the stack id wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww or the use orders)',
    ],
  ],
  [
    "an authorizer that is too long",
    [
      ["  orders:\n    account", `  ${"o".repeat(49)}:\n    account`],
      ["      orders: {}", `      ${"o".repeat(49)}: {}`],
      [READER, READER.replace("orders", "o".repeat(49))],
      [DOOR, ""],
    ],
    [
      '8:3    providers.ooooooooooooooooooooooooooooooooooooooooooooooooo: expected a role name of at most 64 characters, got 65 in "shop-ooooooooooooooooooooooooooooooooooooooooooooooooo-authorizer" (shorten the deployment\'s name or the stack id ooooooooooooooooooooooooooooooooooooooooooooooooo)',
      '26:7   consumers.web.uses.ooooooooooooooooooooooooooooooooooooooooooooooooo: expected a role name of at most 64 characters, got 67 in "shop-web-ooooooooooooooooooooooooooooooooooooooooooooooooo-rotation" (shorten the deployment\'s name, the stack id web or the use ooooooooooooooooooooooooooooooooooooooooooooooooo)',
    ],
  ],
  [
    "a balancer that is too long",
    [["  web:\n", "  web-shop-of-the-north-sea:\n"]],
    [
      '20:3   consumers.web-shop-of-the-north-sea: expected a balancer name of at most 32 characters, got 35 in "shop-web-shop-of-the-north-sea-door" (shorten the deployment\'s name or the stack id web-shop-of-the-north-sea)',
    ],
  ],
  [
    "a balancer that AWS takes for its own",
    [["name: shop\n", "name: internal\n"]],
    [
      '1:7    name: expected a name with which no balancer begins with "internal-", as AWS refuses "internal-web-door", got "internal"',
    ],
  ],
  [
    "a log role of the account in two stacks",
    [[`web:\n    account: "222222222222"`, `web:\n    account: "111111111111"`]],
    [
      "29:7   consumers.web.clients.door.accountLogRole: expected false, as orders manages that role of account 111111111111 in eu-west-1 already, got nothing",
    ],
  ],
  [
    "a log role of the account in two stacks, as the file says",
    [
      [`web:\n    account: "222222222222"`, `web:\n    account: "111111111111"`],
      callers("{ mobile: {} }", ", accountLogRole: true"),
    ],
    [
      "29:93  consumers.web.clients.door.accountLogRole: expected false, as orders manages that role of account 111111111111 in eu-west-1 already, got true",
    ],
  ],
  [
    "a log role of the account for two front doors",
    [[DOOR, DOOR + DOOR.replace("door:", "gate:")]],
    [
      "30:7   consumers.web.clients.gate.accountLogRole: expected false, as web's door manages that role of account 222222222222 in eu-west-1 already, got nothing",
    ],
  ],
];

describe("a name that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedKeyed(...edits))).toEqual(problems);
  });
});
