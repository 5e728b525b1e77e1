import type { Client, Consumer, Use } from "../../src/model/consumer";
import type { Deployment } from "../../src/model/deployment";
import type { Grant } from "../../src/model/grant";
import type { GrantedCertificate } from "../../src/model/mutual-tls/granted-certificate";
import type { Provider } from "../../src/model/provider";
import { CONSUMER, deploymentFrom, FILE, PROVIDER, SERVICE } from "./deployment";

/** The variations of a deployment with an API behind mutual TLS. */
interface Variation {
  /** @default "certificate" */
  readonly auth?: "certificate" | "iam";
  /** @default "regional" */
  readonly endpointType?: "regional" | "private";
}

/** The certificates of each consumer; those of billing are narrowed by number. */
export const CERTIFICATES: Readonly<Record<string, GrantedCertificate>> = {
  orders: { subjects: ["CN=orders,O=Acme,C=DE", "CN=orders-batch, O=Acme, C=DE"] },
  billing: { subjects: ["CN=billing,O=Acme,C=DE"], serials: ["0A:1B:2C"] },
  partner: { subjects: ["CN=partner,O=Partner,C=FR"] },
};

export const AUTHORITY = "CN=clients,O=Acme,C=DE";

const ROUTES = ["GET /", "GET /accounts/{id}", "GET /accounts/{id}/entries", "POST /orders"];

const CLIENTS = {
  caller: { type: "lambda", uses: "provider", auth: "direct" },
  shell: { type: "instance", uses: "provider", auth: "direct" },
};

/** Two consumers with stacks, whose granted routes cover one another's by IAM's wildcard, and one of another file. */
const file = {
  ...FILE,
  providers: { provider: { ...PROVIDER, service: { ...SERVICE, routes: ROUTES } } },
  consumers: {
    orders: {
      ...CONSUMER,
      clients: CLIENTS,
      uses: { provider: { routes: ["GET /", "GET /accounts/{id}"] } },
    },
    billing: {
      ...CONSUMER,
      account: "333333333333",
      clients: CLIENTS,
      uses: { provider: { routes: ["GET /accounts/{id}", "GET /accounts/{id}/entries"] } },
    },
  },
};

/** An API behind mutual TLS, made of one that consumers reach by their own endpoints. */
export function mutualTlsDeployment({
  auth = "certificate",
  endpointType = "regional",
}: Variation = {}): Deployment {
  const deployment = deploymentFrom(file);
  return {
    ...deployment,
    providers: deployment.providers.map((provider) => behindEntrance(provider, auth, endpointType)),
    consumers: deployment.consumers.map((consumer) => withCertificates(consumer, auth)),
  };
}

function behindEntrance(
  provider: Provider,
  auth: NonNullable<Variation["auth"]>,
  endpointType: NonNullable<Variation["endpointType"]>,
): Provider {
  const grants = [...provider.grants, partner(provider)].map((grant) => ({
    ...grant,
    callerRoleArns: auth === "iam" ? grant.callerRoleArns : [],
    certificate: auth === "iam" ? undefined : CERTIFICATES[grant.consumer],
  }));
  return {
    ...provider,
    grants,
    service: {
      ...provider.service,
      type: "mtls-rest-api",
      auth,
      entrance: {
        domain: {
          name: "mtls.example.com",
          endpointType,
          certificate: { kind: "made", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
        },
        trustStore: {
          caBundle: "",
          authorities: [{ subject: AUTHORITY, notAfter: "2036-01-01T00:00:00Z" }],
          revocationLists: [],
        },
        network: { kind: "made", cidr: "10.3.0.0/22", zones: ["euw1-az1", "euw1-az2"] },
      },
    },
  };
}

function partner({ service }: Provider): Grant {
  return {
    consumer: "partner",
    isExternal: true,
    account: "444444444444",
    routes: service.routes.filter(({ path }) => path === "/"),
    callerRoleArns: ["arn:aws:iam::444444444444:role/partner"],
    reach: { kind: "endpoints", ids: ["vpce-0123456789abcdef0"], associate: false },
  };
}

function withCertificates(consumer: Consumer, auth: NonNullable<Variation["auth"]>): Consumer {
  const { vpc } = consumer;
  const uses = consumer.uses.map(
    (use): Use => ({
      ...use,
      type: "mtls-rest-api",
      auth,
      directRoleArns: auth === "iam" ? use.directRoleArns : [],
      entrance: { domain: "mtls.example.com", slot: 0 },
    }),
  );
  const clients = consumer.clients.flatMap((client): readonly Client[] => {
    const use = uses.find(({ name }) => name === client.use.name);
    if (use === undefined || (client.type !== "lambda" && client.type !== "instance")) return [];
    return [{ ...client, use, auth: "certificate" } as Client];
  });
  return { ...consumer, uses, clients, vpc: vpc && { ...vpc, executeApi: undefined, secretsManager: true } };
}
