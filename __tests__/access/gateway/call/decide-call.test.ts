import { decideCall } from "../../../../src/access/gateway/call/decide-call";
import type { Request, Token } from "../../../../src/access/gateway/call/request";
import type { Gateway, Listener, Route } from "../../../../src/access/gateway/picture/gateway";
import type { Service } from "../../../../src/access/gateway/picture/service";
import {
  between,
  GATEWAY,
  GET_TODO,
  ISSUER,
  integration,
  LISTENER,
  SERVICES,
  service,
  TODO_ENDPOINT,
} from "../literal-picture";

const TOKEN: Token = { issuer: ISSUER, signedBy: ISSUER, audience: ["shop"], isExpired: false, scopes: [] };

interface Changes {
  readonly gateway?: Partial<Gateway>;
  readonly todo?: Partial<Service>;
  readonly route?: Partial<Route>;
  readonly request?: Partial<Request>;
  readonly known?: "no state";
}

const decided = ({ gateway, todo, route, request, known = undefined }: Changes) =>
  decideCall(
    {
      gateway: { ...GATEWAY, ...gateway },
      services: new Map([...SERVICES, ["todo", service("todo", todo)]]),
      known: known ?? "every state",
    },
    { ...GET_TODO, ...route },
    { method: "GET", path: "/todo", as: { token: TOKEN }, ...request },
  );

const listening = (change: Partial<Listener>) => ({
  integration: integration("todo", { listener: { ...LISTENER, ...change } }),
});
const ofEndpoint = (name: string) =>
  new Map([...GATEWAY.endpoints, ["10.0.9.4", { ...TODO_ENDPOINT, name }]]);
const [todoRule, namesRule] = LISTENER.rules;
const made = service("todo").balancer;

test("a call with a right token reaches its service, with the gateway's own headers and the path as it was sent", () => {
  expect(decided({})).toMatchObject({
    service: "todo",
    request: {
      path: "$request.path",
      headers: { "x-crosslink-service": "todo", "x-crosslink-subject": "$context.authorizer.claims.sub" },
    },
  });
});

test("each step names the resource that decided", () => {
  expect(decided({}).steps.map(({ by }) => by)).toEqual([
    ...[
      "authorizer",
      "alb",
      "rule.todo",
      "targets.todo",
      "endpoint.todo",
      "endpoint.todo",
      "service.service",
    ],
    ...["accepter.gateway", "nlb", "nlb.listener", "servers"],
  ]);
});

test("headers that a caller sends do not choose the service, nor say who calls", () => {
  const headers = { "x-crosslink-service": "names", "x-crosslink-subject": "admin", "x-other": "1" };
  expect(decided({ request: { headers } })).toMatchObject({
    service: "todo",
    request: {
      headers: {
        "x-crosslink-service": "todo",
        "x-crosslink-subject": "$context.authorizer.claims.sub",
        "x-other": "1",
      },
    },
  });
});

test("where the gateway does not say the service, the caller does", () => {
  const open = { route: { integration: integration("todo", { mappings: {} }) } };
  expect(decided({ ...open, request: { headers: { "x-crosslink-service": "names" } } }).service).toBe(
    "names",
  );
  expect(decided(open)).toMatchObject({ status: 404 });
});

test.each<[string, Changes, Partial<ReturnType<typeof decided>>]>([
  ["without a token", { request: { as: {} } }, { status: 401 }],
  ["of a route without an integration", { route: { integration: undefined } }, { status: 500 }],
  ["through no link", { route: { integration: integration("todo", { link: undefined }) } }, { status: 500 }],
  [
    "whose link's group is not let in",
    { gateway: { rules: between("balancer", "endpoints", "tcp 8080") } },
    { status: 503 },
  ],
  [
    "whose link's group is let in on another port",
    {
      gateway: {
        rules: [...between("link", "balancer", "tcp 443"), ...between("balancer", "endpoints", "tcp 8080")],
      },
    },
    { status: 503 },
  ],
  [
    "that the balancer does not pass on for want of a rule of its group",
    { gateway: { rules: between("link", "balancer", "tcp 80") } },
    { status: 504 },
  ],
  [
    "whose groups let a range of ports pass",
    {
      gateway: {
        rules: [
          ...between("link", "balancer", "everything"),
          ...between("balancer", "endpoints", "tcp 1-9000"),
        ],
      },
    },
    { service: "todo" },
  ],
  [
    "that is let out to the balancer, and not let in",
    {
      gateway: {
        rules: [
          ...between("link", "balancer", "tcp 80").slice(0, 1),
          ...between("balancer", "endpoints", "tcp 8080"),
        ],
      },
    },
    { status: 503 },
  ],
  [
    "that would be let in to the balancer, and is not let out",
    {
      gateway: {
        rules: [
          ...between("link", "balancer", "tcp 80").slice(1),
          ...between("balancer", "endpoints", "tcp 8080"),
        ],
      },
    },
    { status: 503 },
  ],
  [
    "that meets one of two conditions of each rule",
    {
      route: listening({
        rules: LISTENER.rules.map((rule) => ({
          ...rule,
          conditions: [...rule.conditions, { kind: "header", name: "x-other", values: ["1"] }],
        })),
      }),
    },
    { status: 404 },
  ],
  ["that no rule takes", { route: listening({ rules: [] }) }, { status: 404 }],
  [
    "that the default action takes",
    { route: listening({ rules: [], fallback: namesRule?.action ?? LISTENER.fallback }) },
    { service: "names" },
  ],
  [
    "that another rule takes first",
    {
      route: listening({
        rules: [
          {
            ...namesRule,
            conditions: [{ kind: "header", name: "x-crosslink-service", values: ["T*"] }],
          } as never,
          ...LISTENER.rules,
        ],
      }),
    },
    { service: "names" },
  ],
  [
    "that a rule of another kind takes",
    {
      route: listening({
        rules: [{ ...namesRule, conditions: [{ kind: "unknown", text: "path" }] } as never],
      }),
    },
    { service: "names" },
  ],
  [
    "whose targets are of two endpoints",
    { gateway: { endpoints: new Map([...GATEWAY.endpoints, ["10.0.9.4", { ...TODO_ENDPOINT }]]) } },
    { status: 503 },
  ],
  ["whose targets are of no endpoint", { gateway: { endpoints: new Map() } }, { status: 503 }],
  [
    "whose endpoint is of another service",
    { route: listening({ rules: [{ ...todoRule, action: namesRule?.action } as never] }) },
    { service: "names" },
  ],
  ["while the endpoint is not accepted", { known: "no state" }, { status: 503 }],
  ["while it is another endpoint that is accepted", { todo: { acceptances: [] } }, { status: 503 }],
  ["of an account that may not connect", { gateway: { account: "999999999999" } }, { status: 503 }],
  [
    "to a port on which nothing listens",
    { todo: { balancer: { ...made, listeners: [] } as never } },
    { status: 503 },
  ],
  [
    "to a balancer whose group is asked, and lets nothing in",
    { todo: { balancer: { ...made, asksGroup: true } as never } },
    { status: 503 },
  ],
  ["to servers that do not let the balancer in", { todo: { rules: [] } }, { status: 503 }],
])("a call %s", (_, changes, expected) => {
  expect(decided(changes)).toMatchObject(expected);
});

test("an endpoint that another stack does not know by this name is not the accepted one", () => {
  expect(
    decided({ gateway: { endpoints: ofEndpoint("endpoint.other of gateway") } }).service,
  ).toBeUndefined();
});

test("a service of others by name is its owner's to accept", () => {
  const named = {
    ...TODO_ENDPOINT,
    service: { kind: "named", name: "com.amazonaws.vpce.eu-west-1.vpce-svc-1" } as const,
  };
  const endpoints = new Map([...GATEWAY.endpoints, ["10.0.8.4", named], ["10.0.9.4", named]]);
  expect(decided({ gateway: { endpoints }, known: "no state" }).service).toBe(
    "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
  );
});
