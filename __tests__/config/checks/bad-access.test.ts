import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "one stack id for a provider and a consumer",
    [["consumers:\n  web:", "consumers:\n  orders:"]],
    ['26:3   consumers.orders: expected a stack id that no provider has, got "orders"'],
  ],
  [
    "an external consumer with the name of one inside",
    [["partner:", "web:"]],
    [
      '21:7   providers.orders.externalConsumers.web: expected a name that no consumer of this file has, got "web"',
    ],
  ],
  [
    "one endpoint for consumers with other routes, where nobody signs",
    [
      ["auth: iam", "auth: none"],
      ["        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n", ""],
      [
        "      partner:\n",
        '      other: { account: "333333333333", endpointIds: [vpce-0123456789abcdef0], routes: [GET /] }\n      partner:\n',
      ],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [
      "22:7   providers.orders.externalConsumers.partner: expected the routes of other (GET /), as both come through vpce-0123456789abcdef0 and with auth: none the API's policy tells them apart by nothing else, got GET /, POST /orders/{id}",
    ],
  ],
  [
    "one endpoint for consumers that sign",
    [
      [
        "      partner:\n",
        '      other:\n        account: "333333333333"\n        endpointIds: [vpce-0123456789abcdef0]\n        callerRoleArns: [arn:aws:iam::333333333333:role/other]\n        routes: [GET /]\n      partner:\n',
      ],
    ],
    [],
  ],
  [
    "one endpoint for consumers with the same routes, where nobody signs",
    [
      ["auth: iam", "auth: none"],
      ["        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n", ""],
      [
        "      partner:\n",
        '      other: { account: "333333333333", endpointIds: [vpce-0123456789abcdef0] }\n      partner:\n',
      ],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [],
  ],
  [
    "two names that differ in a dash only",
    [
      [
        "  web:",
        '  web-2: &web\n    account: "222222222222"\n    network: { cidr: 10.1.0.0/16, zones: [a] }\n    uses: { orders: {} }\n    clients: { direct: { type: lambda, uses: orders, auth: direct } }\n  web2: *web\n  web:',
      ],
    ],
    [
      '31:3   consumers.web2: expected a name that differs from "web-2" in more than dashes, got "web2" (both would be the same in a policy\'s Sid)',
    ],
  ],
  [
    "a use of an unknown provider",
    [["uses:\n      orders:", "uses:\n      ordrs:"]],
    [
      '32:7   consumers.web.uses.ordrs: expected one of the providers (orders), got "ordrs" (did you mean "orders"?)',
    ],
  ],
  [
    "a use of a provider and of another API",
    [["routes: [GET /]\n", 'routes: [GET /]\n        api: { id: a1b2c3d4e5, account: "444444444444" }\n']],
    [
      "33:9   consumers.web.uses.orders: expected either routes (of a provider of this file), or api or endpointService (of another), got routes and api",
    ],
  ],
  [
    "an API described under a provider's name",
    [
      [
        "orders:\n        routes: [GET /]",
        'orders: { api: { id: a1b2c3d4e5, account: "111111111111", accessRoleArn: arn:aws:iam::111111111111:role/x } }',
      ],
    ],
    [
      '32:7   consumers.web.uses.orders: expected a name that no provider of this file has, got "orders" (or drop api, to use that one)',
    ],
  ],
  [
    "a client of something else",
    [["direct: { type: lambda, uses: orders", "direct: { type: lambda, uses: oders"]],
    [
      '35:37  consumers.web.clients.direct.uses: expected one of the consumer\'s uses (orders), got "oders" (did you mean "orders"?)',
    ],
  ],
  [
    "a use without a client",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n',
      ],
    ],
    ["33:7   consumers.web.uses.other: expected a client that uses other, got none"],
  ],
  [
    "a role to assume of a described API without authorization",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444", auth: none } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: assume-role }\n"],
    ],
    [
      '35:47  consumers.web.clients.far.auth: expected direct, as other has auth: none and no role to assume, got "assume-role"',
    ],
  ],
  [
    "a described API without the role that clients assume",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: assume-role }\n"],
    ],
    ["33:16  consumers.web.uses.other.api.accessRoleArn: expected the role that clients assume, got nothing"],
  ],
  [
    "a described role that nobody assumes",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444", accessRoleArn: arn:aws:iam::444444444444:role/access } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: direct }\n"],
    ],
    [
      '33:79  consumers.web.uses.other.api.accessRoleArn: expected no accessRoleArn without an assume-role client, got "arn:aws:iam::444444444444:role/access"',
    ],
  ],
  [
    "a described external id without a role",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444", externalId: abcd } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: direct }\n"],
    ],
    [
      '33:76  consumers.web.uses.other.api.externalId: expected no externalId without accessRoleArn, got "abcd"',
    ],
  ],
  [
    "a described role of another account",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444", accessRoleArn: arn:aws:iam::555555555555:role/access } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: assume-role }\n"],
    ],
    [
      '33:79  consumers.web.uses.other.api.accessRoleArn: expected a role of the account 444444444444, got "arn:aws:iam::555555555555:role/access"',
    ],
  ],
  [
    "a described API of another region",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      other: { api: { id: a1b2c3d4e5, account: "444444444444", region: eu-central-1 } }\n',
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: direct }\n"],
    ],
    [
      '33:72  consumers.web.uses.other.api.region: expected the consumer\'s own region eu-west-1, as the API is private, got "eu-central-1"',
    ],
  ],
  [
    "a described API without its facts",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        "      orders: {}\n      other: { api: { id: A1, routes: GET / } }\n",
      ],
      ["    clients:\n", "    clients:\n      far: { type: lambda, uses: other, auth: direct }\n"],
    ],
    [
      "33:16  consumers.web.uses.other.api.account: expected a 12-digit AWS account id in quotes, got nothing",
      '33:27  consumers.web.uses.other.api.id: expected the id of a REST API such as a1b2c3d4e5, got "A1"',
      '33:39  consumers.web.uses.other.api.routes: expected a list of at least one route, got "GET /"',
    ],
  ],
  [
    "a consumer in another region than the API",
    [["  web:\n", "  web:\n    region: us-east-1\n"]],
    [
      '33:7   consumers.web.uses.orders: expected a provider in the consumer\'s own region us-east-1, as the API is private, got "orders" in eu-west-1',
    ],
  ],
  [
    "a bucket in another partition than a party",
    [["region: eu-west-1\nproviders", "region: us-gov-west-1\nproviders"]],
    ['7:11   state.region: expected a region of the partition aws, which orders is in, got "us-gov-west-1"'],
  ],
  [
    "a key of the state in another region",
    [
      [
        "type: s3",
        "type: s3\n  kmsKeyId: arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-1111-4222-8333-444444444444",
      ],
    ],
    [
      '6:13   state.kmsKeyId: expected an ARN of the region eu-west-1, got "arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-1111-4222-8333-444444444444"',
    ],
  ],
  ...[
    "alias/terraform",
    "1234abcd-12ab-4cde-8f01-1234567890ab",
    "arn:aws:kms:eu-west-1:111111111111:alias/t",
  ].map((key): [string, readonly Edit[], readonly string[]] => [
    `a key of the state that is not the same key to parties of several accounts: ${key}`,
    [["type: s3", `type: s3\n  kmsKeyId: ${key}`]],
    [
      `6:13   state.kmsKeyId: expected the ARN of a KMS key (arn:...:key/...), as the parties are in several accounts, got "${key}": S3 looks an alias or an id up in the account of whoever writes`,
    ],
  ]),
  [
    "a key of the logs in another region",
    [["retentionDays: 60", "retentionDays: 60, kmsKeyArn: arn:aws:kms:us-east-1:111111111111:key/1"]],
    [
      '17:50  providers.orders.service.accessLog.kmsKeyArn: expected an ARN of the region eu-west-1, got "arn:aws:kms:us-east-1:111111111111:key/1"',
    ],
  ],
  [
    "a key of a consumer's logs in another partition",
    [["  web:\n", "  web:\n    logs: { kmsKeyArn: arn:aws-cn:kms:cn-north-1:222222222222:key/1 }\n"]],
    [
      '27:24  consumers.web.logs.kmsKeyArn: expected an ARN of the partition aws, as the region is eu-west-1, got "arn:aws-cn:kms:cn-north-1:222222222222:key/1"',
    ],
  ],
  [
    "a topic in another region",
    [
      [
        "  orders:\n    account",
        "  orders:\n    alarms: { topicArn: arn:aws:sns:us-east-1:111111111111:alarms }\n    account",
      ],
    ],
    [
      '10:25  providers.orders.alarms.topicArn: expected an ARN of the region eu-west-1, got "arn:aws:sns:us-east-1:111111111111:alarms"',
    ],
  ],
  [
    "credentials of another account",
    [
      [
        "  web:\n",
        "  web:\n    credentials: { assumeRole: { roleArn: arn:aws:iam::111111111111:role/x } }\n",
      ],
    ],
    [
      '27:43  consumers.web.credentials.assumeRole.roleArn: expected a role of the account 222222222222, got "arn:aws:iam::111111111111:role/x"',
    ],
  ],
  [
    "an external role of another account",
    [["333333333333:role", "444444444444:role"]],
    [
      '24:26  providers.orders.externalConsumers.partner.callerRoleArns[0]: expected a role of the account 333333333333, got "arn:aws:iam::444444444444:role/caller"',
    ],
  ],
  [
    "an external role of another account that is trusted",
    [
      ["333333333333:role", "444444444444:role"],
      ["callerRoleArns", "trustedRoleArns"],
    ],
    [
      '24:27  providers.orders.externalConsumers.partner.trustedRoleArns[0]: expected a role of the account 333333333333, got "arn:aws:iam::444444444444:role/caller"',
    ],
  ],
  [
    "an external role of another partition",
    [["arn:aws:iam::333", "arn:aws-us-gov:iam::333"]],
    [
      '24:26  providers.orders.externalConsumers.partner.callerRoleArns[0]: expected an ARN of the partition aws, as the region is eu-west-1, got "arn:aws-us-gov:iam::333333333333:role/caller"',
    ],
  ],
  [
    "an external consumer without roles",
    [["        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n", ""]],
    [
      "21:7   providers.orders.externalConsumers.partner: expected callerRoleArns or trustedRoleArns, got neither",
    ],
  ],
  [
    "an external consumer without endpoints",
    [["        endpointIds: [vpce-0123456789abcdef0]\n", ""]],
    [
      "21:7   providers.orders.externalConsumers.partner.endpointIds: expected the consumer's interface endpoints, as the API is private, got nothing",
    ],
  ],
  [
    "roles of an external consumer where callers are anonymous",
    [
      ["auth: iam", "auth: none"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [
      "24:25  providers.orders.externalConsumers.partner.callerRoleArns: expected no callerRoleArns with auth: none, where callers are anonymous, got a list",
    ],
  ],
  [
    "trusted roles of an external consumer where callers are anonymous",
    [
      ["auth: iam", "auth: none"],
      ["callerRoleArns", "trustedRoleArns"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [
      "24:26  providers.orders.externalConsumers.partner.trustedRoleArns: expected no trustedRoleArns with auth: none, where callers are anonymous, got a list",
    ],
  ],
  [
    "a client's role with a name too long",
    [["direct:", "direct-with-a-name-that-is-longer-than-any-role-of-amazon-may-have:"]],
    [
      '35:7   consumers.web.clients.direct-with-a-name-that-is-longer-than-any-role-of-amazon-may-have: expected a role name of at most 64 characters, got 75 in "shop-web-direct-with-a-name-that-is-longer-than-any-role-of-amazon-may-have" (shorten the deployment\'s name, the stack id web or the client direct-with-a-name-that-is-longer-than-any-role-of-amazon-may-have)',
    ],
  ],
  [
    "an access role with a name too long",
    [
      ["  web:\n", "  web-shop-of-the-company-for-private-customers:\n"],
      ["name: shop", "name: abcdefghijklmnopqrst"],
      ["direct:", "d:"],
      ["assumed:", "a:"],
    ],
    [
      "26:3   consumers.web-shop-of-the-company-for-private-customers: expected a role name of at most 64 characters, got 80 in \"abcdefghijklmnopqrst-orders-access-web-shop-of-the-company-for-private-customers\" (shorten the deployment's name, the stack id orders or the consumer's name web-shop-of-the-company-for-private-customers)",
      '35:7   consumers.web-shop-of-the-company-for-private-customers.clients.d: expected a role name of at most 64 characters, got 68 in "abcdefghijklmnopqrst-web-shop-of-the-company-for-private-customers-d" (shorten the deployment\'s name, the stack id web-shop-of-the-company-for-private-customers or the client d)',
      '36:7   consumers.web-shop-of-the-company-for-private-customers.clients.a: expected a role name of at most 64 characters, got 68 in "abcdefghijklmnopqrst-web-shop-of-the-company-for-private-customers-a" (shorten the deployment\'s name, the stack id web-shop-of-the-company-for-private-customers or the client a)',
    ],
  ],
  [
    "two roles of one name",
    [
      [
        "consumers:\n",
        'consumers:\n  web-a:\n    account: "222222222222"\n    network: { cidr: 10.1.0.0/16, zones: [a] }\n    uses: { orders: {} }\n    clients: { b: { type: lambda, uses: orders, auth: direct } }\n',
      ],
      ["direct:", "a-b:"],
    ],
    [
      '40:7   consumers.web.clients.a-b: expected a role name of its own in account 222222222222, got "shop-web-a-b" as of consumers.web-a.clients.b',
    ],
  ],
  [
    "a handler with the name of API Gateway's role",
    [["./handlers/orders.ts", "./handlers/logs.ts"]],
    [
      '16:41  providers.orders.service.routes[1].handler: expected a role name of its own in account 111111111111, got "shop-orders-logs" as of providers.orders',
    ],
  ],
];

describe("parties that do not fit together", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
  test("an alias of the state's key stands for one key where all parties are in one account", () => {
    const oneAccount: Edit = ['"222222222222"', '"111111111111"'];
    const alias: Edit = ["type: s3", "type: s3\n  kmsKeyId: alias/terraform"];
    expect(problemsOf(edited(oneAccount, alias))).toEqual([]);
  });
});
