import { CALLERS, type Edit, edited, editedRegional } from "../base";
import { problemsOf } from "../problems-of";

/** Settings that go with no regional API, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "any role",
    [['"ecs-app-*"', '"*"']],
    [
      '30:22  consumers.web.uses.orders.allowRoles[0]: expected the name of a role such as ecs-app-dev*, with at least two different characters beside wildcards, got "*"',
    ],
  ],
  [
    "about any role",
    [['"ecs-app-*"', '"a*"']],
    [
      '30:22  consumers.web.uses.orders.allowRoles[0]: expected the name of a role such as ecs-app-dev*, with at least two different characters beside wildcards, got "a*"',
    ],
  ],
  [
    "about any role, by a character twice",
    [['"ecs-app-*"', '"*s??s*"']],
    [
      '30:22  consumers.web.uses.orders.allowRoles[0]: expected the name of a role such as ecs-app-dev*, with at least two different characters beside wildcards, got "*s??s*"',
    ],
  ],
  [
    "a role by its ARN",
    [['"ecs-app-*"', "arn:aws:iam::222222222222:role/ecs-app"]],
    [
      '30:22  consumers.web.uses.orders.allowRoles[0]: expected the name of a role such as ecs-app-dev*, with at least two different characters beside wildcards, got "arn:aws:iam::222222222222:role/ecs-app"',
    ],
  ],
  [
    "a role twice",
    [['"ecs-app-*"', "ecs-app, ecs-app"]],
    [
      '30:31  consumers.web.uses.orders.allowRoles[1]: expected an entry that is not in the list already, got "ecs-app"',
    ],
  ],
  [
    "no roles",
    [['["ecs-app-*"]', "[]"]],
    ["30:21  consumers.web.uses.orders.allowRoles: expected a list of role names, got []"],
  ],
  [
    "roles of an API that its facts describe",
    [
      [
        "    clients:\n",
        '      far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api }, allowRoles: [ecs-app] }\n    clients:\n      open: { type: lambda, uses: far, auth: direct }\n',
      ],
    ],
    [
      "31:12  consumers.web.uses.far: expected either routes (of a provider of this file), or api or endpointService (of another), got allowRoles and api",
    ],
  ],
  [
    "endpoints of an external consumer",
    [[CALLERS, `${CALLERS}        endpointIds: [vpce-0123456789abcdef0]\n`]],
    [
      "17:22  providers.orders.externalConsumers.partner.endpointIds: expected no endpointIds of a regional API, which is reached without, got some",
    ],
  ],
  [
    "an association with an external consumer's endpoints",
    [[CALLERS, `${CALLERS}        endpointIds: [vpce-0123456789abcdef0]\n        associate: true\n`]],
    [
      "17:22  providers.orders.externalConsumers.partner.endpointIds: expected no endpointIds of a regional API, which is reached without, got some",
      "18:20  providers.orders.externalConsumers.partner.associate: expected no associate of a regional API, which is reached without, got some",
    ],
  ],
  [
    "an association that is not made",
    [[CALLERS, `${CALLERS}        associate: false\n`]],
    [
      "17:20  providers.orders.externalConsumers.partner.associate: expected no associate of a regional API, which is reached without, got some",
    ],
  ],
  [
    "an external consumer without roles",
    [[CALLERS, ""]],
    [
      "14:7   providers.orders.externalConsumers.partner: expected callerRoleArns or trustedRoleArns, got neither",
    ],
  ],
  [
    "endpoints of a consumer that has no network",
    [["    uses:\n      orders:", "    endpoints: { sts: true }\n    uses:\n      orders:"]],
    ["28:5   consumers.web.endpoints: remove endpoints: this consumer has no network"],
  ],
  [
    "a link to a state that nobody reads",
    [
      [
        "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
        "  type: cloud\n  organization: acme",
      ],
      ["    uses:\n      orders:", "    link: linked\n    uses:\n      orders:"],
    ],
    ['27:11  consumers.web.link: expected no link without a use of a private API of this file, got "linked"'],
  ],
  [
    "a type that there is not, and nothing said of what depends on it",
    [["type: regional-rest-api\n      auth: iam", "type: edge-rest-api\n      auth: iam"]],
    [
      '11:13  providers.orders.service.type: expected one of the supported types (private-rest-api, mtls-rest-api, regional-rest-api, endpoint-service), got "edge-rest-api" (did you mean "mtls-rest-api"?)',
    ],
  ],
];

describe("a regional API with", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedRegional(...edits))).toEqual(problems);
  });
});

test("roles are let in by name by a regional API only: of a private one they would not have come through the endpoint", () => {
  const text = edited(["routes: [GET /]\n", "routes: [GET /]\n        allowRoles: [ecs-app]\n"]);
  expect(problemsOf(text)).toEqual([
    "34:21  consumers.web.uses.orders.allowRoles: expected no allowRoles but of a regional-rest-api with auth: iam, got orders, a private-rest-api with auth: iam",
  ]);
});

/** Things that a file may say of a regional API and not of a private one. */
const FINE: readonly (readonly [string, readonly Edit[]])[] = [
  [
    "in another region than its consumers",
    [["  orders:\n    account", "  orders:\n    region: us-east-1\n    account"]],
  ],
  [
    "described, in another region",
    [
      [
        "    clients:\n",
        '      far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api, region: us-east-1 } }\n    clients:\n      distant: { type: lambda, uses: far, auth: direct }\n',
      ],
    ],
  ],
  [
    "beside state in the cloud, without a link",
    [
      [
        "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
        "  type: cloud\n  organization: acme",
      ],
    ],
  ],
  [
    "for roles with a path, or with wildcards anywhere",
    [['"ecs-app-*"', 'team/ecs, "*-app", "ecs-?pp", "*a*b*"']],
  ],
  [
    "for anybody, and a function that signs nevertheless",
    [
      [
        "    clients:\n",
        "      status: {}\n    clients:\n      open: { type: lambda, uses: status, auth: direct }\n",
      ],
    ],
  ],
];

test.each(FINE)("a regional API may be %s", (_, edits) => {
  expect(problemsOf(editedRegional(...edits))).toEqual([]);
});
