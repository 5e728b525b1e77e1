import type { Edit } from "../../base";
import { auth, editedGateway, gateway, NAMES, TODO } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a stack id for a service and a gateway",
    [["  gateway:\n", "  todo:\n"]],
    ['25:3   consumers.todo: expected a stack id that no provider has, got "todo"'],
  ],
  [
    "a balancer and target groups that are too long",
    [["  gateway:\n", "  gateway-of-the-whole-big-shop:\n"]],
    [
      '25:3   consumers.gateway-of-the-whole-big-shop: expected a balancer name of at most 32 characters, got 37 in "shop-gateway-of-the-whole-big-shop-gw" (shorten the deployment\'s name or the stack id gateway-of-the-whole-big-shop)',
      '29:7   consumers.gateway-of-the-whole-big-shop.uses.todo: expected a target group name of at most 32 characters, got 39 in "shop-gateway-of-the-whole-big-shop-todo" (shorten the deployment\'s name, the stack id gateway-of-the-whole-big-shop or the use todo)',
      '30:7   consumers.gateway-of-the-whole-big-shop.uses.names: expected a target group name of at most 32 characters, got 40 in "shop-gateway-of-the-whole-big-shop-names" (shorten the deployment\'s name, the stack id gateway-of-the-whole-big-shop or the use names)',
    ],
  ],
  [
    "a target group that is too long, of a use that is not",
    [
      ["  names:\n    account", "  names-of-all-the-customers:\n    account"],
      [NAMES, NAMES.replace("names:", "names-of-all-the-customers:")],
    ],
    [
      '15:3   providers.names-of-all-the-customers: expected a balancer name of at most 32 characters, got 35 in "shop-names-of-all-the-customers-nlb" (shorten the deployment\'s name or the stack id names-of-all-the-customers)',
      '30:7   consumers.gateway.uses.names-of-all-the-customers: expected a target group name of at most 32 characters, got 39 in "shop-gateway-names-of-all-the-customers" (shorten the deployment\'s name, the stack id gateway or the use names-of-all-the-customers)',
    ],
  ],
  [
    "a balancer that AWS takes for its own",
    [["name: shop\n", "name: internal\n"]],
    [
      '1:7    name: expected a name with which no balancer begins with "internal-", got "internal", as AWS refuses "internal-todo-nlb"',
    ],
  ],
  [
    "the target group of a service in the gateway's account",
    [
      ['  names:\n    account: "333333333333"', '  gateway-todo:\n    account: "111111111111"'],
      [TODO, TODO.replace("todo:", "todo-nlb:")],
      ["  todo:\n    account", "  todo-nlb:\n    account"],
      [NAMES, NAMES.replace("names:", "gateway-todo:")],
    ],
    [
      '29:7   consumers.gateway.uses.todo-nlb: expected a target group name of its own in account 111111111111 and eu-west-1, got "shop-gateway-todo-nlb" as of providers.gateway-todo',
    ],
  ],
  [
    "a role of servers that is too long",
    [
      ["  todo:\n    account", `  ${"t".repeat(52)}:\n    account`],
      [TODO, TODO.replace("todo:", `${"t".repeat(52)}:`)],
    ],
    [
      '8:3    providers.tttttttttttttttttttttttttttttttttttttttttttttttttttt: expected a balancer name of at most 32 characters, got 61 in "shop-tttttttttttttttttttttttttttttttttttttttttttttttttttt-nlb" (shorten the deployment\'s name or the stack id tttttttttttttttttttttttttttttttttttttttttttttttttttt)',
      '8:3    providers.tttttttttttttttttttttttttttttttttttttttttttttttttttt: expected a role name of at most 64 characters, got 66 in "shop-tttttttttttttttttttttttttttttttttttttttttttttttttttt-instance" (shorten the deployment\'s name or the stack id tttttttttttttttttttttttttttttttttttttttttttttttttttt)',
      '29:7   consumers.gateway.uses.tttttttttttttttttttttttttttttttttttttttttttttttttttt: expected a target group name of at most 32 characters, got 65 in "shop-gateway-tttttttttttttttttttttttttttttttttttttttttttttttttttt" (shorten the deployment\'s name, the stack id gateway or the use tttttttttttttttttttttttttttttttttttttttttttttttttttt)',
    ],
  ],
  [
    "a role of servers that a client has",
    [
      [
        "consumers:\n",
        `consumers:\n  todo:\n    account: "222222222222"\n    uses: { far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api, accessRoleArn: "arn:aws:iam::444444444444:role/x" } } }\n    clients: { x-instance: { type: lambda, uses: far, auth: assume-role } }\n`,
      ],
      [
        '  todo:\n    account: "222222222222"\n    network',
        '  todo-x:\n    account: "222222222222"\n    network',
      ],
      [TODO, TODO.replace("todo:", "todo-x:")],
    ],
    [
      '8:3    providers.todo-x: expected a role name of its own in account 222222222222, got "shop-todo-x-instance" as of consumers.todo.clients.x-instance',
    ],
  ],
  [
    "a role of the gateway's own that a client has",
    [
      [
        "consumers:\n",
        `consumers:\n  gateway-keep:\n    account: "111111111111"\n    uses: { far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api, accessRoleArn: "arn:aws:iam::444444444444:role/x" } } }\n    clients: { warm: { type: lambda, uses: far, auth: assume-role } }\n`,
      ],
      gateway("keepWarm: true"),
    ],
    [
      '36:7   consumers.gateway.clients.api: expected a role name of its own in account 111111111111, got "shop-gateway-keep-warm" as of consumers.gateway-keep.clients.warm',
    ],
  ],
  [
    "a caller that is the gateway's own role",
    [auth("auth: iam\n        callers: { a: { role: shop-gateway-keep-warm } }\n        keepWarm: true")],
    [
      "35:31  consumers.gateway.clients.api.callers.a.role: expected a role that exists already, got the one that keepWarm of gateway runs as",
    ],
  ],
  [
    "the logs and the firewall of a front door",
    [
      [
        "consumers:\n",
        `consumers:\n  web:\n    account: "111111111111"\n    network: { cidr: 10.9.0.0/16, zones: [a] }\n    uses: { far: { api: { id: a1b2c3d4e5, account: "444444444444", auth: api-key, authorizerRoleArn: "arn:aws:iam::444444444444:role/x" } } }\n    clients: { door: { type: rest-front-door, uses: far, callers: { a: {} } } }\n`,
      ],
      ["  gateway:\n", "  web-door:\n"],
    ],
    [
      '29:16  consumers.web.clients.door: expected an API name of its own in account 111111111111 and eu-west-1, got "shop-web-door" as of consumers.web-door',
    ],
  ],
];

describe("a name that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
