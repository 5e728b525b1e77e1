import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import { KEY_HEADER } from "../keys/key-header";

/** The part of an authorizer's event that has the headers. */
type Headers = Partial<Pick<APIGatewayRequestAuthorizerEvent, "headers" | "multiValueHeaders">>;

/**
 * The key that a call presents; undefined if the header is missing or has several values. Names of headers come in the case
 * in which the client wrote them. `headers` has the last value only, so it counts only where there are no `multiValueHeaders`.
 */
export function presentedKey({ headers, multiValueHeaders }: Headers): string | undefined {
  const values = Object.entries(multiValueHeaders ?? headers ?? {})
    .filter(([name]) => name.toLowerCase() === KEY_HEADER)
    .flatMap(([, value]) => value);
  return values.length === 1 ? values[0] : undefined;
}
