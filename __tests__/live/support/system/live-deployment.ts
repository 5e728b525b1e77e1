import { stateKey } from "../../../../src/model/aws/names";
import { REGION } from "../accounts/accounts";
import type { AdoptedNetwork } from "../accounts/adopted-network";
import { BUCKET } from "../state/state-bucket";

export const PROVIDER_ACCOUNT = "111111111111";
export const CONSUMER_ACCOUNT = "222222222222";
export const SECOND_ACCOUNT = "333333333333";

const NAME = "private-api";

export interface Variation {
  /** @default the one route of the default deployment */
  readonly routes?: readonly string[];
  /** The network of a second consumer, in a third account. @default there is none */
  readonly second?: AdoptedNetwork;
}

/** The default deployment, with ways into its accounts, and a table that may be deleted at the end. */
export function liveDeployment({ routes = ["GET /"], second }: Variation = {}): object {
  return {
    name: NAME,
    region: REGION,
    state: { type: "s3", bucket: BUCKET, region: REGION },
    providers: {
      provider: {
        account: PROVIDER_ACCOUNT,
        credentials: roleIn(PROVIDER_ACCOUNT),
        service: { type: "private-rest-api", auth: "iam", routes },
        backend: { deletionProtection: false },
      },
    },
    consumers: {
      consumer: {
        account: CONSUMER_ACCOUNT,
        credentials: roleIn(CONSUMER_ACCOUNT),
        network: { cidr: "10.1.0.0/16", zones: ["a", "b"] },
        uses: { provider: { routes: ["GET /"] } },
        clients: { direct: client("direct"), assumed: client("assume-role") },
      },
      ...(second && {
        second: {
          account: SECOND_ACCOUNT,
          credentials: roleIn(SECOND_ACCOUNT),
          network: second,
          uses: { provider: { routes: ["GET /"] } },
          clients: { direct: client("direct") },
        },
      }),
    },
  };
}

/** The S3 object that keeps the state of a stack. */
export function stateOf(stackId: string): string {
  return stateKey("crosslink", NAME, stackId);
}

/** The role of a client of a consumer. */
export function clientRole(account: string, consumer: string, client: string): string {
  return `arn:aws:iam::${account}:role/${NAME}-${consumer}-${client}`;
}

/** The role in the provider's account that a consumer's clients assume. */
export function accessRole(consumer: string): string {
  return `arn:aws:iam::${PROVIDER_ACCOUNT}:role/${NAME}-provider-access-${consumer}`;
}

/** The credentials of an account in a deployment file. */
export function roleIn(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}

function client(auth: "direct" | "assume-role") {
  return { type: "lambda", uses: "provider", auth };
}
