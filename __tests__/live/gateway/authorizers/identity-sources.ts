import { headerValues, type ReceivedRequest } from "../signature/canonical-request";

/** A request, as far as identity sources are found in it. */
export interface Identified {
  readonly headers: ReceivedRequest["headers"];
  /** As on the wire, without the question mark. */
  readonly query: string;
  /** The event's `requestContext`. */
  readonly requestContext: object;
}

/**
 * The values of an authorizer's identity sources; undefined where one of them is missing or empty, which API Gateway
 * answers without asking the authorizer. Names of headers are compared without regard to case, as HTTP/2 has them in
 * small letters; a header that came several times counts as a whole (*assumed*).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export function identityValues(
  sources: readonly string[],
  request: Identified,
): readonly string[] | undefined {
  const values = sources.map((source) => sourceValue(source, request));
  return values.every((value) => value !== "") ? values : undefined;
}

function sourceValue(source: string, { headers, query, requestContext }: Identified): string {
  const [, place, name = ""] = /^(method\.request\.\w+|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  switch (place) {
    case "method.request.header":
      return headerValues(headers, name.toLowerCase());
    case "method.request.querystring":
      return new URLSearchParams(query).getAll(name).join(",");
    case "context":
      return contextValue(name, requestContext);
    case "stageVariables":
      return "";
    default:
      throw new Error(`expected a header, a query parameter or a part of the context, got ${source}`);
  }
}

/** `identity.vpceId` */
function contextValue(name: string, context: object): string {
  const found = name
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined | null)?.[key], context);
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}
