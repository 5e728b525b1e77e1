import { readEnvironment, type Variables } from "../http/read-environment";
import { LISTEN_ENVIRONMENT, type ListenEnvironment } from "../http/serve";

/** The variables of a service that forgets its items when it ends. */
interface MemoryEnvironment extends ListenEnvironment {
  readonly STORE: "memory";
}

/** The variables of a service that keeps its items in DynamoDB. */
interface TableEnvironment extends ListenEnvironment {
  /** @default dynamodb */
  readonly STORE: "dynamodb";
  readonly TABLE_NAME: string;
  /** The table's region. */
  readonly AWS_REGION: string;
}

const MEMORY: Variables<MemoryEnvironment> = {
  ...LISTEN_ENVIRONMENT,
  STORE: { expected: "dynamodb or memory", accepts: /^(dynamodb|memory)$/, default: "dynamodb" },
};

/**
 * DynamoDB defines the format of a table's name.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const TABLE: Variables<TableEnvironment> = {
  ...MEMORY,
  TABLE_NAME: { expected: "the name of a table", accepts: /^[A-Za-z0-9_.-]{3,255}$/ },
  AWS_REGION: { expected: "a region like eu-west-1", accepts: /^[a-z]{2}(-[a-z]+)+-\d+$/ },
};

/** Reads the variables that the store needs. @throws Error that names every one that is missing or malformed */
export function readTodoEnvironment(environment: NodeJS.ProcessEnv): MemoryEnvironment | TableEnvironment {
  return environment.STORE === "memory"
    ? readEnvironment(environment, MEMORY)
    : readEnvironment(environment, TABLE);
}
