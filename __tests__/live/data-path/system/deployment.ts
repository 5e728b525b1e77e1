import { join } from "node:path";
import { REGION } from "../../support/accounts/accounts";
import { BUCKET } from "../../support/state/state-bucket";

export const PROVIDER = "111111111111";
export const CONSUMER = "222222222222";
/** The consumer whose endpoint has no private DNS. */
export const SECOND = "333333333333";
/** An account that is not in the deployment. */
export const STRANGER = "444444444444";

export const ACCOUNTS = [PROVIDER, CONSUMER, SECOND, STRANGER];

const NAME = "data-path";

/** The table that the API's own handler keeps its callers in. */
export const TABLE = `${NAME}-provider-identity`;

/** The time limit of the consumer's direct client for a call, in seconds. */
export const DIRECT_SECONDS = 3;

const handler = (name: string) => join(__dirname, "handlers", `${name}.ts`);

/** Two consumers of one API, each granted a part of it; assuming a role requires an external id. */
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
        auth: "iam",
        routes: [
          "GET /",
          "GET /internal",
          "GET /reports",
          "GET /reports/{id}",
          { route: "GET /slow", handler: handler("slow") },
          { route: "GET /flaky", handler: handler("flaky") },
          { route: "POST /flaky", handler: handler("flaky") },
        ],
      },
      backend: { deletionProtection: false },
      trust: { externalId: "agreed-between-the-teams" },
    },
  },
  consumers: {
    consumer: {
      account: CONSUMER,
      credentials: deployer(CONSUMER),
      network: { cidr: "10.1.0.0/16", zones: ["a"] },
      uses: {
        provider: { routes: ["GET /", "GET /slow", "GET /flaky", "POST /flaky", "GET /reports/{id}"] },
      },
      clients: {
        direct: { type: "lambda", uses: "provider", auth: "direct", timeoutSeconds: DIRECT_SECONDS },
        assumed: { type: "lambda", uses: "provider", auth: "assume-role" },
      },
    },
    second: {
      account: SECOND,
      credentials: deployer(SECOND),
      network: { cidr: "10.2.0.0/16", zones: ["a"] },
      endpoints: { executeApi: { privateDns: false } },
      uses: { provider: { routes: ["GET /"] } },
      clients: {
        direct: { type: "lambda", uses: "provider", auth: "direct" },
        assumed: { type: "lambda", uses: "provider", auth: "assume-role" },
      },
    },
  },
};

/** The name of a handler's function. */
export function handlerName(handler: string): string {
  return `${NAME}-provider-${handler}`;
}

/** The name of a client's function and of its role. */
export function clientName(consumer: "consumer" | "second", client: "direct" | "assumed"): string {
  return `${NAME}-${consumer}-${client}`;
}

/** A client's ARN as AWS sees it: the session of its own role, or of the one that it has assumed. */
export function sessionOf(consumer: "consumer" | "second", client: "direct" | "assumed"): string {
  const name = clientName(consumer, client);
  const account = consumer === "consumer" ? CONSUMER : SECOND;
  return client === "direct"
    ? `arn:aws:sts::${account}:assumed-role/${name}/${name}`
    : `arn:aws:sts::${PROVIDER}:assumed-role/${NAME}-provider-access-${consumer}/${name}`;
}

/** The role in the provider's account that a consumer's clients assume. */
export function accessRole(consumer: "consumer" | "second"): string {
  return `arn:aws:iam::${PROVIDER}:role/${NAME}-provider-access-${consumer}`;
}

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
