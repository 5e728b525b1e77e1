import { FILE } from "../../support/deployment";
import { type Synthesized, stackOf, synthFile } from "../../support/synth";

const ZONES = ["euw1-az1", "euw1-az2"];

const provider = (account: string, service: object = {}) => ({
  account,
  service: {
    ...{ type: "endpoint-service", healthPath: "/healthz" },
    compute: { type: "existing", loadBalancerArn: balancerArn(account), zones: ZONES },
    ...service,
  },
});

const balancerArn = (account: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:${account}:loadbalancer/net/service/0123456789abcdef`;

export const CERTIFICATE =
  "arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012";

/** A gateway with tokens, in front of a service that gets whole paths and of one that gets their ends. */
export const GATEWAY = {
  ...FILE,
  name: "shop",
  providers: {
    todo: provider("222222222222"),
    names: provider("333333333333", { port: 8443, tls: true, healthPath: "/health" }),
  },
  consumers: {
    gateway: {
      account: "111111111111",
      network: { cidr: "10.0.0.0/20", zones: ZONES },
      uses: {
        todo: { routes: ["GET /todo", "GET /todo/{id}", "POST /todo"] },
        names: { routes: ["GET /names", "ANY /names/{rest+}"], stripPrefix: true },
      },
      clients: {
        api: {
          type: "http-gateway",
          auth: "jwt",
          jwt: {
            issuer: "https://issuer.example.com/",
            audience: ["shop"],
            scopes: { "POST /todo": ["todo.write"] },
          },
        },
      },
    },
  },
};

const { gateway } = GATEWAY.consumers;

/** The gateway's stack, with other settings of its party or more services. */
export function partyWith(party: object, providers: object = {}): Synthesized {
  const file = {
    ...GATEWAY,
    providers: { ...GATEWAY.providers, ...providers },
    consumers: { gateway: { ...gateway, ...party } },
  };
  return stackOf(synthFile(file), "gateway");
}

/** The gateway's stack, with other settings of the HTTP API. */
export function gatewayWith(client: object): Synthesized {
  return partyWith({ clients: { api: { ...gateway.clients.api, ...client } } });
}

/** The same without tokens. */
export function untokenedWith(client: object): Synthesized {
  const { jwt: _, ...untokened } = gateway.clients.api;
  return partyWith({ clients: { api: { ...untokened, ...client } } });
}

/** A further service, and the uses with it. */
export const MORE = {
  providers: { orders: provider("444444444444") },
  uses: { ...gateway.uses, orders: { routes: ["GET /orders"] } },
};

/** The resources of a type, by name; none where there is no such type. */
export function ofType(
  { json }: Synthesized,
  type: string,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(json.resource[type] ?? {});
}
