import { REGION } from "../../support/accounts/accounts";
import { BUCKET } from "../../support/state/state-bucket";

export const PROVIDER = "111111111111";
export const ORDERS = "222222222222";
export const BILLING = "333333333333";
export const ACCOUNTS = [PROVIDER, ORDERS, BILLING];

export const DOMAIN = "mtls.example.com";

/** The subjects of the consumers' certificates. */
export const SUBJECTS = { orders: "CN=orders,O=Acme", billing: "CN=billing,O=Acme" };

/** The things that the file takes for granted. */
export interface Existing {
  readonly certificateArn: string;
  /** The files of the authorities' certificates, and of what they have revoked. */
  readonly caBundle: string;
  readonly revocationList: string;
}

/** Parts of the deployment that a test changes. */
export interface Variation {
  /** False = the consumer has left the file. @default true */
  readonly hasBilling?: boolean;
}

const ZONES = ["euw1-az1", "euw1-az3"];

/** An API behind mutual TLS, and two consumers of different routes. */
export function deployment(existing: Existing, { hasBilling = true }: Variation = {}) {
  return {
    name: "shop",
    region: REGION,
    state: { type: "s3", bucket: BUCKET, region: REGION },
    providers: {
      provider: {
        account: PROVIDER,
        credentials: deployer(PROVIDER),
        network: { cidr: "10.3.0.0/22", zones: ZONES },
        service: {
          type: "mtls-rest-api",
          auth: "certificate",
          domain: { name: DOMAIN, certificateArn: existing.certificateArn },
          trustStore: { caBundle: existing.caBundle, revocationLists: [existing.revocationList] },
          routes: ["GET /", "GET /invoices"],
          accountLogRole: true,
        },
        backend: { deletionProtection: false },
      },
    },
    consumers: {
      orders: {
        account: ORDERS,
        credentials: deployer(ORDERS),
        network: { cidr: "10.1.0.0/22", zones: ZONES },
        uses: { provider: { subjects: [SUBJECTS.orders], routes: ["GET /"] } },
        clients: {
          caller: { type: "lambda", uses: "provider", auth: "certificate" },
          shell: { type: "instance", uses: "provider", auth: "certificate" },
        },
      },
      ...(hasBilling && {
        billing: {
          account: BILLING,
          credentials: deployer(BILLING),
          network: { cidr: "10.2.0.0/22", zones: ZONES },
          uses: { provider: { subjects: [SUBJECTS.billing], routes: ["GET /invoices"] } },
          clients: { caller: { type: "lambda", uses: "provider", auth: "certificate" } },
        },
      }),
    },
  };
}

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
