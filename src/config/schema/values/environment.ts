import type { z } from "zod";
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

const NAME = /^[A-Za-z][A-Za-z0-9_]+$/;
const NAME_WANTED = "a variable of letters, digits and underscores, a letter first";

const name = text(
  new RegExp(`^(?!(?:${RESERVED.join("|")})$)`),
  "a variable that Lambda does not keep for itself",
).regex(NAME, NAME_WANTED);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export const environment = limited(namedMap(name, text(/^/, "a value in quotes"), "variables to values"));

/**
 * The variables of a service's servers, of which Crosslink sets some itself, and AWS those that lead to credentials. A value has
 * one line, as systemd reads them from a file with a line for each.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 */
export const serverEnvironment = limited(
  namedMap(
    text(
      /^(?!(?:PORT|TABLE_NAME|AWS_.*|ECS_.*)$)/,
      "a variable that Crosslink and AWS leave alone (other than PORT, TABLE_NAME, AWS_... and ECS_...)",
    ).regex(NAME, NAME_WANTED),
    text(/^[ -~\u0080-\uffff]*$/, "a value of one line in quotes"),
    "variables to values",
  ),
);

function limited<M extends z.ZodType<Readonly<Record<string, string>>>>(variables: M) {
  return variables.refine((values) => bytesOf(values) <= MAX_BYTES, {
    error: `at most ${MAX_BYTES} bytes of variables and values`,
  });
}

function bytesOf(variables: Readonly<Record<string, string>>): number {
  return Buffer.byteLength(Object.entries(variables).flat().join(""));
}
