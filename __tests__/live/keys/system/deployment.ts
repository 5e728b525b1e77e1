import { REGION } from "../../support/accounts/accounts";
import { BUCKET } from "../../support/state/state-bucket";

export const PROVIDER = "111111111111";
/** The consumer with a front door. */
export const SHOP = "222222222222";
export const OTHER = "333333333333";

export const ACCOUNTS = [PROVIDER, SHOP, OTHER];

/** In the order of applying. */
export const STACKS = ["provider", "shop", "other"];

export type ConsumerName = "shop" | "other";

export const NAME = "keys";

/** The minutes for which a key is good after it was replaced. */
export const GRACE_MINUTES = 30;

/** Two consumers of one API whose callers have keys, each granted a part of it; one has a front door for others. */
export const DEPLOYMENT = {
  name: NAME,
  region: REGION,
  state: { type: "s3", bucket: BUCKET, region: REGION },
  providers: {
    provider: {
      account: PROVIDER,
      credentials: deployer(PROVIDER),
      service: {
        type: "private-rest-api",
        auth: "api-key",
        routes: ["GET /", "GET /internal", "GET /orders/{id}"],
        waf: false,
      },
      backend: { deletionProtection: false },
    },
  },
  consumers: {
    shop: {
      account: SHOP,
      credentials: deployer(SHOP),
      network: { cidr: "10.1.0.0/16", zones: ["a"] },
      uses: {
        provider: {
          routes: ["GET /", "GET /orders/{id}"],
          apiKey: { rotateEveryDays: 30, graceMinutes: GRACE_MINUTES },
        },
      },
      clients: {
        reader: { type: "lambda", uses: "provider", auth: "api-key" },
        door: {
          type: "rest-front-door",
          uses: "provider",
          callers: { mobile: { routes: ["GET /"] }, web: {} },
        },
      },
    },
    other: {
      account: OTHER,
      credentials: deployer(OTHER),
      network: { cidr: "10.2.0.0/16", zones: ["a"] },
      uses: { provider: { routes: ["GET /"] } },
      clients: { reader: { type: "lambda", uses: "provider", auth: "api-key" } },
    },
  },
};

/** The account of a consumer. */
export function accountOf(consumer: ConsumerName): string {
  return consumer === "shop" ? SHOP : OTHER;
}

/** The name of a consumer's client, and of its role. */
export function readerName(consumer: ConsumerName): string {
  return `${NAME}-${consumer}-reader`;
}

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
