import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";

/** The part of an authorizer's event that has the headers. */
export type Headers = Partial<Pick<APIGatewayRequestAuthorizerEvent, "headers" | "multiValueHeaders">>;

/**
 * All values of a header. Names of headers come in the case in which the client wrote them. `headers` has the last value
 * only, so it counts only where there are no `multiValueHeaders`.
 * @param name in lower case
 */
export function valuesOf({ headers, multiValueHeaders }: Headers, name: string): readonly string[] {
  return Object.entries(multiValueHeaders ?? headers ?? {})
    .filter(([written]) => written.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
}
