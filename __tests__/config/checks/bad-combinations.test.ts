import { ASSUMED, CALLERS, DIRECT, type Edit, edited, editedRegional } from "../base";
import { problemsOf } from "../problems-of";

/** Settings that do not go together, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a private API without a network, once for all its clients",
    [["    network:\n      cidr: 10.1.0.0/16\n      zones: [a, b]\n", ""]],
    [
      "26:3   consumers.web.network: expected a network (cidr and zones to make a VPC, or vpcId to adopt one), as orders is private and reached through an endpoint in a VPC, got nothing",
    ],
  ],
  [
    "an instance that does not sign, where the API asks for it",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: none }"]],
    [
      '36:52  consumers.web.clients.shell.auth: expected direct, as orders has auth: iam and answers signed calls only, got "none"',
    ],
  ],
  [
    "an instance that signs, where the API does not ask for it",
    [
      ["auth: iam", "auth: none"],
      [CALLERS, ""],
      [ASSUMED, "shell: { type: instance, uses: orders, auth: direct }"],
    ],
    [
      '35:52  consumers.web.clients.shell.auth: expected none, as orders has auth: none and asks for no signature, got "direct"',
    ],
  ],
  [
    "a role to assume, where the API asks for no signature",
    [
      ["auth: iam", "auth: none"],
      [CALLERS, ""],
    ],
    [
      '35:52  consumers.web.clients.assumed.auth: expected direct, as orders has auth: none and no role to assume, got "assume-role"',
    ],
  ],
  [
    "a regional API that its facts describe, from a network",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api } }\n',
      ],
      [ASSUMED, "distant: { type: lambda, uses: far, auth: direct }"],
    ],
    [
      "36:38  consumers.web.clients.distant.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got far, a regional one",
    ],
  ],
  [
    "an instance for a regional API that its facts describe",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      far: { api: { id: a1b2c3d4e5, account: "444444444444", type: regional-rest-api } }\n',
      ],
      [ASSUMED, "shell: { type: instance, uses: far, auth: direct }"],
    ],
    [
      '36:22  consumers.web.clients.shell.type: expected lambda, as an instance needs a VPC and far is regional, called from outside any, got "instance"',
    ],
  ],
  [
    "an instance that signs, where a described API does not ask for it",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      far: { api: { id: a1b2c3d4e5, account: "444444444444", auth: none } }\n',
      ],
      [ASSUMED, "shell: { type: instance, uses: far, auth: direct }"],
    ],
    [
      '36:49  consumers.web.clients.shell.auth: expected none, as far has auth: none and asks for no signature, got "direct"',
    ],
  ],
  [
    "an instance that does not sign, where a described API asks for it by default",
    [
      [
        "      orders:\n        routes: [GET /]\n",
        '      orders: {}\n      far: { api: { id: a1b2c3d4e5, account: "444444444444", stage: live } }\n',
      ],
      [ASSUMED, "shell: { type: instance, uses: far, auth: none }"],
    ],
    [
      '36:49  consumers.web.clients.shell.auth: expected direct, as far has auth: iam and answers signed calls only, got "none"',
    ],
  ],
];

/** The same of the base whose API is regional. */
const REGIONAL_TABLE: typeof TABLE = [
  [
    "an instance",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: direct }"]],
    [
      '33:22  consumers.web.clients.shell.type: expected lambda, as an instance needs a VPC and orders is regional, called from outside any, got "instance"',
    ],
  ],
  [
    "an instance that also does not sign",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: none }"]],
    [
      '33:22  consumers.web.clients.shell.type: expected lambda, as an instance needs a VPC and orders is regional, called from outside any, got "instance"',
    ],
  ],
  [
    "a network that is made, once for each client",
    [
      [
        "    uses:\n      orders:",
        "    network: { cidr: 10.1.0.0/16, zones: [a] }\n    uses:\n      orders:",
      ],
    ],
    [
      "33:37  consumers.web.clients.direct.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got orders, a regional one",
      "34:38  consumers.web.clients.assumed.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got orders, a regional one",
    ],
  ],
  [
    "a network that is adopted",
    [
      [
        "    uses:\n      orders:",
        "    network: { vpcId: vpc-0123456789abcdef0, clientSubnetIds: [subnet-0123456789abcdef0], endpointSubnetIds: [subnet-0123456789abcdef1] }\n    uses:\n      orders:",
      ],
      [ASSUMED, "open: { type: lambda, uses: orders, auth: direct }"],
    ],
    [
      "33:37  consumers.web.clients.direct.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got orders, a regional one",
      "34:35  consumers.web.clients.open.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got orders, a regional one",
    ],
  ],
  [
    "a role to assume, where anybody may call",
    [
      ['      orders:\n        allowRoles: ["ecs-app-*"]\n', "      status: {}\n"],
      [DIRECT, "direct: { type: lambda, uses: status, auth: direct }"],
      [ASSUMED, "assumed: { type: lambda, uses: status, auth: assume-role }"],
    ],
    [
      '32:52  consumers.web.clients.assumed.auth: expected direct, as status has auth: none and no role to assume, got "assume-role"',
    ],
  ],
];

describe("a client that does not go with what it uses, or with where it runs", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });

  test.each(REGIONAL_TABLE)("beside a regional API %s", (_, edits, problems) => {
    expect(problemsOf(editedRegional(...edits))).toEqual(problems);
  });
});
