import { FILE } from "../../support/deployment";

const ZONES = ["euw1-az1", "euw1-az2"];

const IMAGE = `333333333333.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:${"4f53cda1".repeat(8)}`;

const COMMON = { ...FILE, name: "shop", tags: { owner: "platform" } };

const BALANCER =
  "arn:aws:elasticloadbalancing:eu-west-1:555555555555:loadbalancer/net/stock/0123456789abcdef";

const certificate = (digit: number) =>
  `arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-00000000000${digit}`;

/** Instances with a table. */
export const TODO = {
  account: "222222222222",
  network: { cidr: "10.4.0.0/22", zones: ZONES },
  service: {
    type: "endpoint-service",
    healthPath: "/healthz",
    compute: { type: "ec2", entry: "./todo.ts", table: true, environment: { MODE: 'a "b" 100%' } },
  },
};

/** Containers. */
export const NAMES = {
  account: "333333333333",
  network: { cidr: "10.5.0.0/22", zones: ZONES },
  service: { type: "endpoint-service", healthPath: "/healthz", compute: { type: "fargate", image: IMAGE } },
};

/** A balancer that exists, and speaks TLS. */
const STOCK = {
  account: "555555555555",
  service: {
    ...{ type: "endpoint-service", healthPath: "/ok", port: 9443, tls: true },
    compute: { type: "existing", loadBalancerArn: BALANCER, zones: ZONES },
  },
};

/** Containers with a table, which an endpoint of another owner reaches too. */
const TASKS = {
  ...NAMES,
  account: "222222222222",
  externalConsumers: { partner: { account: "444444444444", endpointIds: ["vpce-0123456789abcdef0"] } },
  service: {
    ...{ ...NAMES.service, logs: { retentionDays: 30 } },
    compute: { ...NAMES.service.compute, table: true, environment: { MODE: "plain" } },
  },
};

export const GATEWAY = {
  account: "111111111111",
  network: { cidr: "10.0.0.0/20", zones: ZONES },
  uses: {
    todo: { routes: ["GET /todo", "GET /todo/{id}", "POST /todo"] },
    names: { routes: ["GET /names", "GET /names/{rest+}"], stripPrefix: true },
  },
  clients: {
    api: {
      ...{ type: "http-gateway", auth: "jwt" },
      jwt: {
        ...{ issuer: "https://issuer.example.com/", audience: ["shop"] },
        scopes: { "POST /todo": ["todo.write", "todo.all"] },
      },
      cors: { origins: ["https://shop.example.com"] },
    },
  },
};

/** Tokens, instances and containers. */
const TOKENS = { ...COMMON, providers: { todo: TODO, names: NAMES }, consumers: { gateway: GATEWAY } };

/** Signatures, TLS, a name of its own, limits, a link that is kept awake, an existing balancer and an external consumer. */
const SIGNATURES = {
  ...COMMON,
  providers: { stock: STOCK, tasks: TASKS },
  consumers: {
    gateway: {
      ...GATEWAY,
      uses: {
        stock: { routes: ["GET /stock/{id}", "PUT /stock/{id}"] },
        tasks: { routes: ["ANY /tasks", "ANY /tasks/{rest+}"], stripPrefix: true },
      },
      clients: {
        api: {
          ...{ type: "http-gateway", auth: "iam", timeoutSeconds: 7, keepWarm: true },
          callers: { shop: { role: "shop/app", routes: ["GET /stock/{id}"] }, admin: { role: "admin" } },
          throttle: { routes: { "PUT /stock/{id}": { ratePerSecond: 5, burst: 10 } } },
          waf: {
            managedRuleGroups: ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"],
            ...{ count: ["NoUserAgent_HEADER"], rateLimitPer5Minutes: 1000 },
          },
          domain: {
            ...{
              name: "api.example.com",
              certificateArn: certificate(0),
              hostedZoneId: "Z0123456789ABCDEFGHIJ",
            },
          },
          alb: { serverName: "alb.example.com", certificateArn: certificate(1) },
        },
      },
    },
  },
};

/** Nobody is asked; one service of others, by name. */
const ANYBODY = {
  ...COMMON,
  consumers: {
    gateway: {
      ...GATEWAY,
      uses: {
        weather: {
          endpointService: {
            ...{ name: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", account: "666666666666" },
            ...{ healthPath: "/", zones: ZONES, routes: ["GET /weather"] },
          },
        },
      },
      clients: { api: { type: "http-gateway", auth: "none", acknowledgePublic: true, waf: false } },
    },
  },
};

/** Tokens, a route for every path, and a function that keeps the link awake, with a role that has a path and a boundary. */
const WARM = {
  ...COMMON,
  consumers: {
    gateway: {
      ...GATEWAY,
      roles: { path: "/shop/", permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" },
      uses: {
        pages: {
          endpointService: {
            ...{ name: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", account: "666666666666" },
            ...{ healthPath: "/", zones: ZONES, routes: ["ANY /{proxy+}"] },
          },
        },
      },
      clients: {
        api: {
          ...{ type: "http-gateway", auth: "jwt", waf: false, keepWarm: true },
          jwt: { issuer: "https://issuer.example.com/", audience: ["shop"] },
        },
      },
    },
  },
};

/** Deployments that together have every kind of gateway, service and server, by a name for each. */
export const GATEWAYS: Readonly<Record<string, object>> = {
  "tokens, instances and containers": TOKENS,
  "signatures, a name of its own and a balancer that exists": SIGNATURES,
  "anybody, and a service of others": ANYBODY,
  "tokens, and a link that is kept awake": WARM,
};
