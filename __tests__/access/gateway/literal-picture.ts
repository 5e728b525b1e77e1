import type {
  Gateway,
  Integration,
  Listener,
  Route,
  ServiceEndpoint,
} from "../../../src/access/gateway/picture/gateway";
import type { Rule } from "../../../src/access/gateway/picture/rules-by-group";
import type { Service } from "../../../src/access/gateway/picture/service";

const rule = (direction: Rule["direction"], group: string, peer: string, traffic: string): Rule => ({
  ...{ direction, group, peer, traffic },
  address: `${direction} ${group} ${peer}`,
});

/** The two rules by which one group reaches another. */
export const between = (from: string, to: string, traffic: string): readonly Rule[] => [
  rule("egress", from, to, traffic),
  rule("ingress", to, from, traffic),
];

const endpoint = (use: string): ServiceEndpoint => ({
  ...{ address: `endpoint.${use}`, name: `endpoint.${use} of gateway`, groups: ["endpoints"] },
  service: { kind: "stack", stackId: use, address: "service.service" },
});

export const TODO_ENDPOINT = endpoint("todo");

const forTargets = (use: string, addresses: readonly string[]) =>
  ({ kind: "forward", targets: { address: `targets.${use}`, addresses, traffic: "tcp 8080" } }) as const;

export const LISTENER: Listener = {
  ...{ address: "listener", traffic: "tcp 80", balancer: { address: "alb", groups: ["balancer"] } },
  rules: [
    {
      address: "rule.todo",
      conditions: [{ kind: "header", name: "x-crosslink-service", values: ["todo"] }],
      action: forTargets("todo", ["10.0.8.4", "10.0.9.4"]),
    },
    {
      address: "rule.names",
      conditions: [{ kind: "header", name: "X-Crosslink-Service", values: ["names"] }],
      action: forTargets("names", ["10.0.8.5", "10.0.9.5"]),
    },
  ],
  fallback: { kind: "answer", status: "404" },
};

export const integration = (use: string, more: Partial<Integration> = {}): Integration => ({
  address: `integration.${use}`,
  mappings: {
    "overwrite:header.x-crosslink-service": use,
    "overwrite:header.x-crosslink-subject": "$context.authorizer.claims.sub",
    "overwrite:header.x-crosslink-client-ip": "$context.identity.sourceIp",
    "overwrite:path": "$request.path",
  },
  link: { address: "link", groups: ["link"] },
  listener: LISTENER,
  ...more,
});

export const ISSUER = "https://issuer.example.com/";

export const route = (
  key: string,
  use: string,
  scopes: readonly string[] = [],
  more: Partial<Route> = {},
): Route => ({
  ...{ address: `route.${key}`, key, integration: integration(use) },
  authorization: { kind: "jwt", address: "authorizer", issuer: ISSUER, audience: ["shop"], scopes },
  ...more,
});

export const GET_TODO = route("GET /todo", "todo");
export const POST_TODO = route("POST /todo", "todo", ["todo.write"]);

/** Two services behind one gateway with tokens. */
export const GATEWAY: Gateway = {
  ...{
    stackId: "gateway",
    account: "111111111111",
    region: "eu-west-1",
    api: "api",
  },
  routes: [GET_TODO, POST_TODO, route("GET /names/{rest+}", "names")],
  endpoints: new Map(
    [endpoint("todo"), endpoint("names")].flatMap((one, i) =>
      ["10.0.8", "10.0.9"].map((subnet) => [`${subnet}.${4 + i}`, one] as const),
    ),
  ),
  rules: [...between("link", "balancer", "tcp 80"), ...between("balancer", "endpoints", "tcp 8080")],
  policies: new Map(),
};

export const service = (stackId: string, more: Partial<Service> = {}): Service => ({
  ...{ stackId, account: "222222222222", address: "service.service", isAcceptanceRequired: true },
  principals: ["arn:aws:iam::111111111111:root"],
  acceptances: [{ address: "accepter.gateway", endpoint: `endpoint.${stackId} of gateway`, isRead: true }],
  balancer: {
    ...{ kind: "made", address: "nlb", groups: ["nlb"], asksGroup: false },
    listeners: [
      {
        ...{ address: "nlb.listener", port: 8080 },
        targets: {
          ...{ address: "nlb.targets", traffic: "tcp 8080" },
          servers: [{ address: "servers", groups: ["servers"] }],
        },
      },
    ],
  },
  rules: between("nlb", "servers", "tcp 8080"),
  ...more,
});

export const SERVICES: ReadonlyMap<string, Service> = new Map(
  ["todo", "names"].map((id) => [id, service(id)]),
);
