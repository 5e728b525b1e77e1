import type { Edit } from "../../base";
import {
  auth,
  described,
  editedGateway,
  fargate,
  gateway,
  NAMES,
  NETWORK,
  names,
  network,
  ofTodo,
  servers,
  TODO,
  TODO_NETWORK,
  todo,
} from "../../gateway-base";
import { problemsOf } from "../../problems-of";

const OTHER: Edit = ["  todo:\n    account", "  other:\n    account"];
const CLOUD: Edit = [
  "type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1",
  "type: cloud\n  organization: acme",
];
const BALANCER =
  "{ type: existing, loadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/orders/0123456789abcdef, zones: [euw1-az1, euw1-az2] }";

/** Variations of gateways and their services that a file may have, and the edits of the base that make them. */
const FINE: readonly (readonly [string, readonly Edit[]])[] = [
  ["no more than has to be said", []],
  [
    "a method of one service beside every method of another, as one is more specific",
    [names("{ routes: [ANY /todo] }")],
  ],
  [
    "a greedy parameter beside a path of another service",
    [names('{ routes: ["ANY /{rest+}"], stripPrefix: true }')],
  ],
  [
    "the root, without a prefix nothing more",
    [names('{ routes: [GET /, "GET /{rest+}"], stripPrefix: true }')],
  ],
  [
    "one greedy parameter under several prefixes",
    [names('{ routes: ["GET /names/{rest+}", POST /names, "GET /people/{rest+}"], stripPrefix: true }')],
  ],
  ["as many routes as an HTTP API has", [todo(`{ routes: [${listed(298)}] }`)]],
  [
    "as many with the one that keeps the link awake",
    [todo(`{ routes: [${listed(297)}] }`), gateway("keepWarm: true")],
  ],
  [
    "a route for every path beside that one, which is more specific",
    [names('{ routes: ["ANY /{proxy+}"] }'), gateway("keepWarm: true")],
  ],
  [
    "paths that only a gateway with keepWarm has for itself",
    [todo("{ routes: [GET /.crosslink/keep-warm] }")],
  ],
  [
    "a path and a boundary for the role of the function that keeps the link awake",
    [
      [
        NETWORK,
        `${NETWORK}    roles: { path: /shop/, permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" }\n`,
      ],
      gateway("keepWarm: true"),
    ],
  ],
  ["two services in one account", [['account: "333333333333"', 'account: "222222222222"']]],
  ["a service in the gateway's account", [['account: "333333333333"', 'account: "111111111111"']]],
  ["the last address of a subnet", [todo("{ routes: [GET /todo], slot: 250 }")]],
  [
    "the widest block, and a zone of each number",
    [
      network("{ cidr: 10.0.0.0/16, zones: [euw1-az1, euw1-az2, euw1-az3] }"),
      ofTodo("{ cidr: 10.4.0.0/16, zones: [euw1-az3, euw1-az2, euw1-az1] }"),
    ],
  ],
  ["a service outside the file", [todo(described(", port: 8443, tls: true")), OTHER]],
  ["servers that exist", [[TODO_NETWORK, ""], servers(BALANCER)]],
  [
    "an external consumer",
    [
      [
        TODO_NETWORK,
        `${TODO_NETWORK}    externalConsumers: { partner: { account: "444444444444", endpointIds: [vpce-01234567] } }\n`,
      ],
    ],
  ],
  ["a task of the largest size", [servers(fargate(", cpu: 16384, memoryMb: 122880"))]],
  ["as many servers always as at most", [servers(fargate(", desired: 4, max: 4"))]],
  [
    "as many servers as their subnets have addresses for",
    [
      servers("{ type: ec2, entry: ./handlers/orders.ts, max: 11 }"),
      ofTodo("{ cidr: 10.4.0.0/24, zones: [euw1-az1, euw1-az2] }"),
    ],
  ],
  [
    "a table that is not protected",
    [servers("{ type: ec2, entry: ./handlers/orders.ts, table: true, deletionProtection: false }")],
  ],
  [
    "variables of a service's own",
    [servers('{ type: ec2, entry: ./handlers/orders.ts, environment: { LOG_LEVEL: "ä $x" } }')],
  ],
  ["state in workspaces", [CLOUD, [NETWORK, `${NETWORK}    link: pending\n`]]],
  [
    "state in workspaces, where no service of the file has to know the gateway",
    [CLOUD, todo(described()), [NAMES, ""], OTHER],
  ],
  [
    "callers that sign",
    [auth("auth: iam\n        callers: { a: { role: team/app }, b: { role: job, routes: [POST /todo] } }")],
  ],
  ["anybody", [auth("auth: none\n        acknowledgePublic: true")]],
  [
    "scopes and a throttle of its own for a route",
    [
      auth(
        'auth: jwt\n        jwt: { issuer: https://a.b/c, audience: [x], scopes: { "GET /todo/{id}": [a, b] } }\n        throttle: { routes: { "GET /names/{rest+}": { ratePerSecond: 1, burst: 1 } } }',
      ),
    ],
  ],
  [
    "pages of any origin, without credentials",
    [gateway("cors: { origins: ['*'], headers: [Authorization, '*'] }")],
  ],
  ["a list of everything that it leads to", [gateway("uses: [names, todo]")]],
  ["no firewall", [gateway("waf: false")]],
];

test.each(FINE)("a gateway may have %s", (_, edits) => {
  expect(problemsOf(editedGateway(...edits))).toEqual([]);
});

function listed(count: number): string {
  return Array.from({ length: count }, (_, i) => `GET /todo/x${i}`).join(", ");
}

test("a hundred services are as many as a balancer can tell apart", () => {
  const uses = (count: number) =>
    [
      TODO,
      Array.from(
        { length: count },
        (_, i) =>
          `      s${i}: ${described().replace("GET /todo", `GET /s${i}`).replace(" } }", ` }, slot: ${i} }`)}\n`,
      ).join(""),
    ] as const;
  const alone: readonly Edit[] = [[NAMES, ""]];
  expect(problemsOf(editedGateway(uses(100), ...alone))).toEqual([]);
  expect(problemsOf(editedGateway(uses(101), ...alone))).toEqual([
    "28:5   consumers.gateway.uses: expected at most 100 services, as a balancer has no more rules, got 101 (make two gateways)",
  ]);
});

/** Places come from names: of a hundred some meet in any block. */
test("of two uses that meet, the second is told of a free place", () => {
  const many = Array.from(
    { length: 100 },
    (_, i) => `      s${i}: ${described().replace("GET /todo", `GET /s${i}`)}\n`,
  );
  const problems = problemsOf(editedGateway([TODO, many.join("")], [NAMES, ""]));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(/got slot \d+ as of .* \(slot: \d+ is free\)$/);
});

test("two gateways have two names of their own", () => {
  const domain =
    "domain: { name: a.example.com, certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012' }";
  const file = editedGateway(gateway(domain));
  const both = file + file.slice(file.indexOf("  gateway:\n")).replace("  gateway:\n", "  partners:\n");
  expect(problemsOf(both)).toEqual([
    '48:25  consumers.partners.clients.api.domain.name: expected a domain name of its own, got "a.example.com" as of consumers.gateway.clients.api.domain.name',
  ]);
});
