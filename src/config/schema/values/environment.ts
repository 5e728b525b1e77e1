import { namedMap } from "./map";
import { text } from "./scalars";

/**
 * The variables that Lambda sets itself, and lets nobody else set.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const RESERVED: readonly string[] = [
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_TASK_ROOT",
  "LAMBDA_RUNTIME_DIR",
];

/** The most bytes of a function's variables together, names included. */
const MAX_BYTES = 4096;

const name = text(
  new RegExp(`^(?!(?:${RESERVED.join("|")})$)`),
  "a variable that Lambda does not keep for itself",
).regex(/^[A-Za-z][A-Za-z0-9_]+$/, "a variable of letters, digits and underscores, a letter first");

const value = text(/^/, "a value in quotes");

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export const environment = namedMap(name, value, "variables to values").refine(
  (variables) => bytesOf(variables) <= MAX_BYTES,
  { error: `at most ${MAX_BYTES} bytes of variables and values` },
);

function bytesOf(variables: Readonly<Record<string, string>>): number {
  return Buffer.byteLength(Object.entries(variables).flat().join(""));
}
