import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { type Expectations, readEnvironment } from "../client/read-environment";
import { system } from "../client/system";
import { makeHandler, type Store } from "./answer";
import { tableStore } from "./store";

/** The variables of the identity handler. */
export interface IdentityEnvironment {
  /** The table that stores callers; absent if nothing is stored. */
  readonly TABLE_NAME?: string;
}

/**
 * DynamoDB defines the format of a table's name.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const IDENTITY_ENVIRONMENT: Expectations<IdentityEnvironment> = {
  TABLE_NAME: {
    expected: "the name of a table",
    accepts: (name) => /^[A-Za-z0-9_.-]{3,255}$/.test(name),
    optional: true,
  },
};

const environment = readEnvironment<IdentityEnvironment & CredentialEnvironment>(process.env, {
  ...IDENTITY_ENVIRONMENT,
  ...CREDENTIAL_ENVIRONMENT,
});

function storeOf({ TABLE_NAME }: IdentityEnvironment): Store | undefined {
  if (TABLE_NAME === undefined) return undefined;
  const client = new DynamoDBClient({
    credentials: ownCredentials(environment),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return tableStore(client, TABLE_NAME);
}

/** The backend of a route without a handler of its own: it answers who called. */
export const handler = makeHandler(storeOf(environment), system);
