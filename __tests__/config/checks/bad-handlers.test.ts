import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** The base with a handler under `backend.handlers`, and a route that names it. */
const handlers = (text: string): readonly Edit[] => [
  ["./handlers/orders.ts", "orders"],
  ["    backend:\n", `    backend:\n      handlers: ${text}\n`],
];
const statement = (text: string) =>
  handlers(`{ orders: { entry: ./handlers/orders.ts, statements: [${text}] } }`);
const environment = (text: string) =>
  handlers(`{ orders: { entry: ./handlers/orders.ts, environment: ${text} } }`);

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  ["nothing", handlers("{ orders: { entry: ./handlers/orders.ts } }"), []],
  [
    "a name that is not there",
    [["./handlers/orders.ts", "orders"]],
    [
      '16:50  providers.orders.service.routes[1].handler: expected the path of a module, as there are no names under backend.handlers, got "orders"',
    ],
  ],
  [
    "a misspelt name",
    handlers("{ order: { entry: ./handlers/orders.ts } }"),
    [
      '16:50  providers.orders.service.routes[1].handler: expected one of the handlers (order), got "orders" (did you mean "order"?)',
    ],
  ],
  [
    "a handler that no route names",
    handlers("{ orders: { entry: ./handlers/orders.ts }, bills: { entry: ./handlers/tables.ts } }"),
    ["19:60  providers.orders.backend.handlers.bills: expected a route with handler: bills, got none"],
  ],
  [
    "the built-in handler's name",
    [
      ["./handlers/orders.ts", "identity"],
      ["    backend:\n", "    backend:\n      handlers: { identity: { entry: ./handlers/tables.ts } }\n"],
    ],
    [
      '19:19  providers.orders.backend.handlers.identity: expected a name that the built-in handler does not have, got "identity"',
    ],
  ],
  [
    "a name that a file gives as well",
    [
      ["- GET /\n", "- GET /\n        - { route: GET /x, handler: ./handlers/Orders.mts }\n"],
      ...handlers("{ orders: { entry: ./handlers/orders.ts } }"),
    ],
    [
      '16:37  providers.orders.service.routes[1].handler: expected a file that is not called orders, as a handler under backend.handlers is, got "./handlers/Orders.mts"',
    ],
  ],
  [
    "a name in capitals",
    handlers("{ Orders: { entry: ./handlers/orders.ts } }"),
    [
      '19:19  providers.orders.backend.handlers.Orders: expected a handler name of lower-case letters, digits and single dashes between them, got "Orders"',
    ],
  ],
  [
    "a name that makes a role's too long",
    [
      ["./handlers/orders.ts", "a-very-long-name-for-a-handler-of-orders-and-more-orders"],
      [
        "    backend:\n",
        "    backend:\n      handlers: { a-very-long-name-for-a-handler-of-orders-and-more-orders: { entry: ./handlers/orders.ts } }\n",
      ],
    ],
    [
      '16:41  providers.orders.service.routes[1].handler: expected a role name of at most 64 characters, got 68 in "shop-orders-a-very-long-name-for-a-handler-of-orders-and-more-orders" (shorten the deployment\'s name, the stack id orders or the handler a-very-long-name-for-a-handler-of-orders-and-more-orders)',
    ],
  ],
  [
    "no entry",
    handlers("{ orders: {} }"),
    [
      "19:19  providers.orders.backend.handlers.orders.entry: expected the path of a TypeScript or JavaScript file, got nothing",
    ],
  ],
  [
    "an entry that does not exist",
    handlers("{ orders: { entry: ./handlers/nothing.ts } }"),
    [
      '19:36  providers.orders.backend.handlers.orders.entry: expected a file, its path relative to this one, got "./handlers/nothing.ts"',
    ],
  ],
  [
    "variables that Lambda sets itself",
    environment("{ AWS_REGION: eu-west-1, _HANDLER: index, STAGE: prod }"),
    [
      '19:73  providers.orders.backend.handlers.orders.environment.AWS_REGION: expected a variable that Lambda does not keep for itself, got "AWS_REGION"',
      '19:96  providers.orders.backend.handlers.orders.environment._HANDLER: expected a variable that Lambda does not keep for itself, got "_HANDLER"',
    ],
  ],
  [
    "a variable with a dash",
    environment("{ LOG-LEVEL: debug }"),
    [
      '19:73  providers.orders.backend.handlers.orders.environment.LOG-LEVEL: expected a variable of letters, digits and underscores, a letter first, got "LOG-LEVEL"',
    ],
  ],
  [
    "a value that is a number",
    environment("{ RETRIES: 3 }"),
    [
      "19:82  providers.orders.backend.handlers.orders.environment.RETRIES: expected a value in quotes, got the number 3",
    ],
  ],
  [
    "more variables than Lambda takes",
    environment(`{ TEXT: ${"x".repeat(4093)} }`),
    [
      "19:71  providers.orders.backend.handlers.orders.environment: expected at most 4096 bytes of variables and values, got a map",
    ],
  ],
  [
    "a statement that says nothing",
    statement("{}"),
    [
      "19:71  providers.orders.backend.handlers.orders.statements[0].actions: expected a list of at least one action, got nothing",
      "19:71  providers.orders.backend.handlers.orders.statements[0].resources: expected a list of at least one ARN, got nothing",
    ],
  ],
  [
    "an action without a service",
    statement('{ actions: [GetItem], resources: ["*"] }'),
    [
      '19:83  providers.orders.backend.handlers.orders.statements[0].actions[0]: expected an action such as dynamodb:GetItem, got "GetItem"',
    ],
  ],
  [
    "a resource that is no ARN",
    statement("{ actions: [s3:GetObject], resources: [orders] }"),
    [
      '19:110 providers.orders.backend.handlers.orders.statements[0].resources[0]: expected an ARN such as arn:aws:dynamodb:eu-west-1:123456789012:table/orders, or * for all resources, got "orders"',
    ],
  ],
  [
    "a resource with a variable of IAM's",
    statement('{ actions: [s3:GetObject], resources: ["arn:aws:s3:::a/${aws:username}"] }'),
    [
      '19:110 providers.orders.backend.handlers.orders.statements[0].resources[0]: expected an ARN such as arn:aws:dynamodb:eu-west-1:123456789012:table/orders, or * for all resources, got "arn:aws:s3:::a/${aws:username}"',
    ],
  ],
  [
    "a resource of another partition",
    statement("{ actions: [s3:GetObject], resources: [arn:aws-cn:s3:::orders] }"),
    [
      '19:110 providers.orders.backend.handlers.orders.statements[0].resources[0]: expected an ARN of the partition aws, as the region is eu-west-1, got "arn:aws-cn:s3:::orders"',
    ],
  ],
];

describe("a handler that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});

/** The network, and a handler in it with these statements. */
const inNetwork = (statements: string): readonly Edit[] => [
  ["./handlers/orders.ts", "orders"],
  [
    "    backend:\n",
    `    backend:\n      handlers: { orders: { entry: ./handlers/orders.ts, statements: ${statements} } }\n      network: { cidr: 10.2.0.0/16, zones: [a] }\n`,
  ],
];

test("in a network a handler has actions of DynamoDB, as nothing else can be reached", () => {
  expect(
    problemsOf(
      edited(...inNetwork('[{ actions: [DynamoDB:Query, "s3:Get*", kms:Decrypt], resources: ["*"] }]')),
    ),
  ).toEqual([
    '19:99  providers.orders.backend.handlers.orders.statements[0].actions[1]: expected an action of dynamodb, as out of backend.network nothing else is reached, got "s3:Get*"',
    '19:110 providers.orders.backend.handlers.orders.statements[0].actions[2]: expected an action of dynamodb, as out of backend.network nothing else is reached, got "kms:Decrypt"',
  ]);
});

/** Each of these could let somebody call the API whom the deployment does not name. */
const OPENING = [
  "*",
  "*:*",
  "*:GetItem",
  "dynamo*:GetItem",
  "execute-api:Invoke",
  "Execute-API:*",
  "apigateway:PATCH",
  "iam:PassRole",
  "sts:AssumeRole",
  "sts:*",
  "STS:assume*",
  "sts:?ssumeRole",
  "sts:AssumeRoleWithWebIdentity",
  "sts:AssumeRoot",
];

describe("an action that could open the API is refused, with what is to say who may call", () => {
  test.each(OPENING)("%s", (action) => {
    expect(problemsOf(edited(...statement(`{ actions: ["${action}"], resources: ["*"] }`)))).toEqual([
      `19:83  providers.orders.backend.handlers.orders.statements[0].actions[0]: expected an action that opens no API and no role (none of execute-api, apigateway, iam or sts:AssumeRole, no wildcard for a service): who may call is for uses and externalConsumers to say, got "${action}"`,
    ]);
  });
});

test.each(["sts:GetCallerIdentity", "dynamodb:*", "kms:Decrypt"])("%s opens nothing", (action) => {
  expect(problemsOf(edited(...statement(`{ actions: ["${action}"], resources: ["*"] }`)))).toEqual([]);
});
