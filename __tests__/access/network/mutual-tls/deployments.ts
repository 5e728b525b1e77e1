import type { Consumer, Use } from "../../../../src/model/consumer";
import type { Deployment } from "../../../../src/model/deployment";
import type { Entrance } from "../../../../src/model/mutual-tls/entrance";
import type { MadeNetwork } from "../../../../src/model/network";
import type { Auth, Provider } from "../../../../src/model/provider";
import { DEFAULT, deploymentFrom } from "../../../support/deployment";

const ZONES = ["euw1-az1", "euw1-az3"] as const;

const network = (cidr: string): MadeNetwork => ({ kind: "made", cidr, zones: [...ZONES] });

/** What tells the deployments with an entrance apart. */
interface Choice {
  readonly endpointType: "private" | "regional";
  readonly certificate: Entrance["domain"]["certificate"];
  readonly auth: Extract<Auth, "certificate" | "iam">;
}

const DOMAIN = "mtls.example.com";

function entrance({ endpointType, certificate }: Choice): Entrance {
  return {
    domain: { name: DOMAIN, endpointType, certificate },
    trustStore: {
      caBundle: "the authorities in PEM",
      authorities: [{ subject: "CN=Clients", notAfter: "2036-01-01T00:00:00Z" }],
      revocationLists: [
        { name: "clients", pem: "a list in PEM", nextUpdate: "2030-01-01T00:00:00Z" },
        { name: "older", pem: "another list in PEM" },
      ],
    },
    network: network("10.3.0.0/22"),
  };
}

function withEntrance(provider: Provider, choice: Choice): Provider {
  const { service, grants } = provider;
  return {
    ...provider,
    service: { ...service, type: "mtls-rest-api", auth: choice.auth, entrance: entrance(choice) },
    grants: [
      ...grants.map((grant) => ({
        ...grant,
        callerRoleArns: choice.auth === "iam" ? grant.callerRoleArns : [],
        accessRole: undefined,
        certificate: { subjects: ["CN=consumer"] },
        reach: { kind: "linked", associate: false, isReadable: true } as const,
      })),
      {
        consumer: "partner",
        isExternal: true,
        account: "444444444444",
        routes: service.routes,
        callerRoleArns: choice.auth === "iam" ? ["arn:aws:iam::444444444444:role/partner"] : [],
        certificate: { subjects: ["CN=partner"] },
        reach: { kind: "endpoints", ids: ["vpce-0123456789abcdef0"], associate: false },
      },
    ],
  };
}

function entering(consumer: Consumer, { auth }: Choice): Consumer {
  const [first] = consumer.uses;
  if (first === undefined || consumer.vpc === undefined) throw new Error("the consumer uses nothing");
  const use: Use = {
    ...first,
    type: "mtls-rest-api",
    auth,
    directRoleArns: [],
    assumingRoleArns: [],
    accessRole: undefined,
    entrance: { domain: DOMAIN, slot: 1 },
  };
  const role = (name: string) => `arn:aws:iam::${consumer.account}:role/${consumer.name}-${name}`;
  return {
    ...consumer,
    vpc: {
      ...consumer.vpc,
      network: network("10.4.0.0/22"),
      executeApi: undefined,
      sts: false,
      secretsManager: true,
      ssm: true,
      pinsAddresses: true,
    },
    uses: [use],
    clients: [
      {
        name: "caller",
        use,
        roleArn: role("caller"),
        type: "lambda",
        auth: "certificate",
        timeoutSeconds: 10,
      },
      {
        name: "shell",
        use,
        roleArn: role("shell"),
        type: "instance",
        auth: "certificate",
        instanceType: "t4g.micro",
      },
    ],
  };
}

function deployment(choice: Choice): Deployment {
  const base = deploymentFrom(DEFAULT);
  return {
    ...base,
    providers: base.providers.map((provider) => withEntrance(provider, choice)),
    consumers: base.consumers.map((consumer) => entering(consumer, choice)),
  };
}

/** An API behind mutual TLS whose domain is private, with a certificate that exists. */
export const privateDomain = (): Deployment =>
  deployment({
    endpointType: "private",
    certificate: { kind: "adopted", arn: "arn:aws:acm:eu-west-1:111111111111:certificate/sample" },
    auth: "certificate",
  });

/** One whose domain is regional, with a certificate that ACM issues, and whose calls are signed as well. */
export const regionalDomain = (): Deployment =>
  deployment({
    endpointType: "regional",
    certificate: { kind: "made", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
    auth: "iam",
  });
