import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a required key",
    [['    account: "222222222222"\n', ""]],
    ["26:3   consumers.web.account: expected a 12-digit AWS account id in quotes, got nothing"],
  ],
  [
    "a required key of the file",
    [["name: shop\n", ""]],
    [
      "1:1    name: expected a name of at most 20 lower-case letters, digits and dashes that starts with a letter, got nothing",
    ],
  ],
  [
    "a key without a value",
    [["name: shop", "name:"]],
    [
      "1:1    name: expected a name of at most 20 lower-case letters, digits and dashes that starts with a letter, got nothing",
    ],
  ],
  [
    "a misspelt key, required or not",
    [
      ['    account: "111111111111"', '    acount: "111111111111"'],
      ["backend:", "bakend:"],
    ],
    [
      '10:5   providers.orders.acount: expected one of the keys (account, region, credentials, roles, service, network, backend, trust, externalConsumers, alarms), got "acount" (did you mean "account"?)',
      '18:5   providers.orders.bakend: expected one of the keys (account, region, credentials, roles, service, network, backend, trust, externalConsumers, alarms), got "bakend" (did you mean "backend"?)',
    ],
  ],
  [
    "unknown keys",
    [["name: shop", "name: shop\nprovider: 1\nversion: 2"]],
    [
      '2:1    provider: expected one of the keys (name, region, tags, state, providers, consumers, $schema), got "provider" (did you mean "providers"?)',
      '3:1    version: expected one of the keys (name, region, tags, state, providers, consumers, $schema), got "version"',
    ],
  ],
  [
    "the beginning of a key",
    [["      auth: iam\n", "      auth: iam\n      waf: { rateLimit: 5 }\n"]],
    [
      '14:14  providers.orders.service.waf.rateLimit: expected one of the keys (managedRuleGroups, count, rateLimitPer5Minutes), got "rateLimit" (did you mean "rateLimitPer5Minutes"?)',
    ],
  ],
  [
    "a merge key",
    [["  orders:\n    account", "  orders:\n    <<: { region: eu-west-1 }\n    account"]],
    [
      '10:5   providers.orders.<<: expected one of the keys (account, region, credentials, roles, service, network, backend, trust, externalConsumers, alarms), got "<<"',
    ],
  ],
  [
    "a name of JavaScript's own",
    [["name: shop", "name: shop\nconstructor: 1\n__proto__: { region: x }"]],
    [
      '2:1    constructor: expected one of the keys (name, region, tags, state, providers, consumers, $schema), got "constructor"',
      '3:1    __proto__: expected one of the keys (name, region, tags, state, providers, consumers, $schema), got "__proto__"',
    ],
  ],
  [
    "no type of state",
    [["  type: s3\n", ""]],
    ["4:1    state.type: expected one of the supported types (s3, cloud), got nothing"],
  ],
  [
    "keys of the other type of state",
    [
      ["type: s3", "type: cloud"],
      ["  web:\n", "  web:\n    link: linked\n"],
    ],
    [
      "4:1    state.organization: expected the name of an HCP Terraform organization, got nothing",
      '6:3    state.bucket: expected one of the keys (type, organization, hostname, project), got "bucket"',
      '7:3    state.region: expected one of the keys (type, organization, hostname, project), got "region"',
    ],
  ],
  [
    "state that is a list",
    [["state:\n  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1", "state: [s3]"]],
    ["4:8    state: expected a map with type: s3 or type: cloud, got [s3]"],
  ],
  [
    "two kinds of credentials",
    [
      [
        "  web:\n",
        "  web:\n    credentials: { profile: web, assumeRole: { roleArn: arn:aws:iam::222222222222:role/x } }\n",
      ],
    ],
    ["27:18  consumers.web.credentials: expected either profile or assumeRole, got profile and assumeRole"],
  ],
  [
    "credentials of no kind",
    [["  web:\n", "  web:\n    credentials: {}\n"]],
    ["27:18  consumers.web.credentials: expected either profile or assumeRole, got neither"],
  ],
  [
    "a list of providers",
    [["providers:\n  orders:", "providers:\n - orders:"]],
    ["9:2    providers: expected a map from stack ids to providers, got a list"],
  ],
  [
    "no clients",
    [
      [
        "clients:\n      direct: { type: lambda, uses: orders, auth: direct }\n      assumed: { type: lambda, uses: orders, auth: assume-role }",
        "clients: {}",
      ],
    ],
    ["34:14  consumers.web.clients: expected at least one client, got {}"],
  ],
  [
    "no uses",
    [["uses:\n      orders:\n        routes: [GET /]", "uses: {}"]],
    ["31:11  consumers.web.uses: expected at least one use, got {}"],
  ],
  [
    "a table that nothing writes to",
    [
      ["- GET /\n", "- { route: GET /, handler: ./handlers/tables.ts }\n"],
      ["    backend:\n", "    backend:\n      table: true\n"],
    ],
    [
      "19:14  providers.orders.backend.table: expected no table where no route uses the identity handler, got true",
    ],
  ],
  [
    "protection of a table that is not there",
    [["    backend:\n", "    backend:\n      table: false\n      deletionProtection: true\n"]],
    [
      "20:27  providers.orders.backend.deletionProtection: expected no deletionProtection without a table, got true",
    ],
  ],
  [
    "protection of a table that is not there by default",
    [
      ["- GET /\n", "- { route: GET /, handler: ./handlers/tables.ts }\n"],
      ["    backend:\n", "    backend:\n      deletionProtection: false\n"],
    ],
    [
      "19:27  providers.orders.backend.deletionProtection: expected no deletionProtection without a table, got false",
    ],
  ],
  [
    "an endpoint for a table that is not there",
    [
      [
        "    backend:\n",
        "    backend:\n      table: false\n      network: { cidr: 10.2.0.0/16, zones: [a], dynamodbEndpoint: true }\n",
      ],
    ],
    [
      "20:67  providers.orders.backend.network.dynamodbEndpoint: expected no dynamodbEndpoint without a table or a handler with statements, got true",
    ],
  ],
  [
    "trust that concerns nobody",
    [
      ["  orders:\n    account", "  orders:\n    trust: { externalId: abcd }\n    account"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    ["10:5   providers.orders.trust: expected no trust where no consumer assumes a role, got externalId"],
  ],
  [
    "a link beside state in S3",
    [["  web:\n", "  web:\n    link: linked\n"]],
    [
      '27:11  consumers.web.link: expected no link with state.type: s3, where the consumer\'s state is looked for, got "linked"',
    ],
  ],
  [
    "no link beside state in the cloud",
    [
      [
        "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
        "  type: cloud\n  organization: acme",
      ],
    ],
    [
      "25:3   consumers.web.link: expected pending until this consumer has been applied, then linked, as state.type is cloud, got nothing",
    ],
  ],
  [
    "a link of a consumer that reads no state",
    [
      [
        "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
        "  type: cloud\n  organization: acme",
      ],
      [
        "      orders:\n        routes: [GET /]\n",
        '      elsewhere: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n',
      ],
      ["direct: { type: lambda, uses: orders", "direct: { type: lambda, uses: elsewhere"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
      ["  web:\n", "  web:\n    link: linked\n"],
    ],
    ['26:11  consumers.web.link: expected no link without a use of a private API of this file, got "linked"'],
  ],
  [
    "a link of a consumer whose endpoint exists",
    [
      [
        "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
        "  type: cloud\n  organization: acme",
      ],
      [
        "      cidr: 10.1.0.0/16\n      zones: [a, b]\n    uses",
        "      vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]\n      endpointSubnetIds: [subnet-0123456789abcdef0]\n    uses",
      ],
      [
        "  web:\n",
        "  web:\n    link: pending\n    endpoints: { executeApi: { existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 } }\n",
      ],
    ],
    [
      '26:11  consumers.web.link: expected no link with an endpoint that exists, whose id is known, got "pending"',
    ],
  ],
];

describe("keys that are missing, unknown or without effect", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
