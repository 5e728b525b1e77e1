import { DIRECT, type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

const DESCRIBED = `      orders:
        routes: [GET /]
`;

/** A refused value with something that depends on it, the edits of the base that make it so, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a backend that may have the handler that a route names",
    [
      ["    backend:\n      timeoutSeconds: 10\n", "    backend: none\n"],
      ["handler: ./handlers/orders.ts", "handler: orders"],
    ],
    [
      '18:14  providers.orders.backend: expected a map with the keys memoryMb, timeoutSeconds, handlers, table, deletionProtection, network, got "none"',
    ],
  ],
  [
    "a client's type, which keeps the schema from looking at what it uses",
    [[DIRECT, "direct: { type: task, uses: 7, auth: direct }"]],
    [
      '35:23  consumers.web.clients.direct.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "task"',
    ],
  ],
  [
    "the type of an API in another region, which may be a regional one",
    [
      [
        DESCRIBED,
        `      far: { api: { id: a1b2c3d4e5, account: "111111111111", type: regional, region: us-east-1 } }
`,
      ],
      [DIRECT, "direct: { type: lambda, uses: far, auth: direct }"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [
      '32:68  consumers.web.uses.far.api.type: expected one of the supported types (private-rest-api, mtls-rest-api, regional-rest-api), got "regional" (did you mean "regional-rest-api"?)',
    ],
  ],
  [
    "clients that may need endpoints",
    [
      [
        "      cidr: 10.1.0.0/16\n      zones: [a, b]\n",
        "      vpcId: vpc-01234567\n      clientSubnetIds: [subnet-01234567]\n      endpointSubnetIds: [subnet-01234567]\n    endpoints:\n      executeApi: { existing: vpce-01234567, securityGroupId: sg-01234567 }\n      sts: false\n",
      ],
      [
        "    clients:\n      direct: { type: lambda, uses: orders, auth: direct }\n      assumed: { type: lambda, uses: orders, auth: assume-role }\n",
        "    clients: none\n",
      ],
    ],
    ['38:14  consumers.web.clients: expected a map from names to clients, got "none"'],
  ],
];

describe("what depends on a refused value is not judged", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
