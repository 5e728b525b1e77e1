import { join } from "node:path";
import { REGION } from "../../support/accounts/accounts";
import { BUCKET } from "../../support/state/state-bucket";

export const PROVIDER = "111111111111";
export const CONSUMER = "222222222222";
/** The consumer whose endpoint has no private DNS. */
export const SECOND = "333333333333";

export const ACCOUNTS = [PROVIDER, CONSUMER, SECOND];

const NAME = "ill";

/** The external id and the organization that the provider asks for. */
export const EXTERNAL_ID = "agreed-between-the-teams";
export const ORGANIZATION = "o-abc1234567";

/** Two consumers of one API, whose calls can be refused for every reason that doctor knows. */
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
        routes: ["GET /", { route: "POST /orders", handler: join(__dirname, "handlers", "orders.ts") }],
      },
      backend: { deletionProtection: false },
      trust: { externalId: EXTERNAL_ID, organizationId: ORGANIZATION },
    },
  },
  consumers: {
    consumer: {
      account: CONSUMER,
      credentials: deployer(CONSUMER),
      network: { cidr: "10.1.0.0/16", zones: ["a"] },
      uses: { provider: {} },
      clients: {
        direct: { type: "lambda", uses: "provider", auth: "direct" },
        assumed: { type: "lambda", uses: "provider", auth: "assume-role" },
      },
    },
    second: {
      account: SECOND,
      credentials: deployer(SECOND),
      network: { cidr: "10.2.0.0/16", zones: ["a"] },
      endpoints: { executeApi: { privateDns: false } },
      uses: { provider: { routes: ["GET /"] } },
      clients: { direct: { type: "lambda", uses: "provider", auth: "direct" } },
    },
  },
};

export const nameOf = {
  api: `${NAME}-provider`,
  backend: `${NAME}-provider-orders`,
  identity: `${NAME}-provider-identity`,
  accessRole: `${NAME}-provider-access-consumer`,
  direct: `${NAME}-consumer-direct`,
  assumed: `${NAME}-consumer-assumed`,
  clientGroup: `${NAME}-consumer-clients`,
  executeApi: `${NAME}-consumer-execute-api`,
  sts: `${NAME}-consumer-sts`,
  secondExecuteApi: `${NAME}-second-execute-api`,
};

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
