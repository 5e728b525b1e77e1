import { resolve } from "node:path";
import { REGION } from "../../support/accounts/accounts";
import { BUCKET } from "../../support/state/state-bucket";

export const GATEWAY = "111111111111";
export const TODO = "222222222222";
export const NAMES = "333333333333";
/** The account of a service that is added later, in which nothing else is. */
export const ADDED = "444444444444";

export const ACCOUNTS = [GATEWAY, TODO, NAMES, ADDED];

export const ISSUER = "https://issuer.example.com";
export const AUDIENCE = "shop";

/** The repository of the image of `names`. */
export const REPOSITORY = `${NAMES}.dkr.ecr.${REGION}.amazonaws.com/names`;

const ZONES = ["euw1-az1", "euw1-az2"];
const SERVICES = resolve(__dirname, "../../../../examples/services");

/** Parts of the deployment that a test changes. */
export interface Variation {
  /** True = a third service in an account of its own. @default false */
  readonly isAdded?: boolean;
}

/** Two services in accounts of their own, and the gateway in front of them. */
export function deployment({ isAdded = false }: Variation = {}) {
  return {
    name: "shop",
    region: REGION,
    state: { type: "s3", bucket: BUCKET, region: REGION },
    providers: {
      todo: provider(TODO, "10.4.0.0/22", {
        type: "ec2",
        entry: `${SERVICES}/todo/server.ts`,
        table: true,
        deletionProtection: false,
      }),
      names: provider(NAMES, "10.5.0.0/22", { type: "fargate", image: image(REPOSITORY) }),
      ...(isAdded && {
        added: provider(ADDED, "10.6.0.0/22", {
          type: "fargate",
          image: image(REPOSITORY.replace(NAMES, ADDED)),
          desired: 1,
          max: 1,
        }),
      }),
    },
    consumers: {
      gateway: {
        account: GATEWAY,
        credentials: deployer(GATEWAY),
        network: { cidr: "10.0.0.0/20", zones: ZONES },
        uses: {
          todo: { routes: ["GET /todo", "GET /todo/{id}", "POST /todo", "POST /todo/{id}/complete"] },
          names: { routes: ["GET /names", "GET /names/{rest+}"], stripPrefix: true },
          ...(isAdded && { added: { routes: ["GET /added/{rest+}"], stripPrefix: true } }),
        },
        clients: {
          api: {
            type: "http-gateway",
            auth: "jwt",
            jwt: { issuer: ISSUER, audience: [AUDIENCE], scopes: { "POST /todo": ["todo.write"] } },
            throttle: { routes: { "GET /names": { ratePerSecond: 1, burst: 2 } } },
            cors: { origins: ["https://shop.example.com"] },
            keepWarm: true,
          },
        },
      },
    },
  };
}

function provider(account: string, cidr: string, compute: object) {
  return {
    account,
    credentials: deployer(account),
    network: { cidr, zones: ZONES },
    service: { type: "endpoint-service", healthPath: "/healthz", compute },
  };
}

function image(repository: string): string {
  return `${repository}@sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945`;
}

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
