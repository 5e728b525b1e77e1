import { invokedFunctions } from "../stack/invoked-function";
import { objectOf, type Stack } from "../stack/stack-json";
import type { Operation } from "./document";

/** The keys of an integration. Others, as `credentials` and `connectionId`, would take calls elsewhere. */
const KEYS = new Set(["type", "httpMethod", "uri", "timeoutInMillis"]);

/** The functions that operations are answered by. */
export interface Answers {
  /** The address of the function, undefined where an operation leads anywhere else. */
  readonly of: (operation: Operation) => string | undefined;
}

export function answersOf(stack: Stack): Answers {
  const invoked = invokedFunctions(stack);
  return {
    of: ({ value }) => {
      const integration = objectOf(value["x-amazon-apigateway-integration"]);
      const { type, httpMethod, uri } = integration;
      if (type !== "aws_proxy" || httpMethod !== "POST") return undefined;
      return Object.keys(integration).some((key) => !KEYS.has(key)) ? undefined : invoked(uri);
    },
  };
}
