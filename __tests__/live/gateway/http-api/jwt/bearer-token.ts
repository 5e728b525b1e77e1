import { headerValues, type ReceivedRequest, splitOnce } from "../../signature/canonical-request";

/**
 * The token of a request, with or without `Bearer` before it; undefined where no source of the authorizer has one.
 * @param identitySources `$request.header.Authorization`
 * @throws Error for a source that is neither a header nor a query parameter
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function bearerToken(
  { headers, target }: ReceivedRequest,
  identitySources: readonly string[],
): string | undefined {
  const query = new URLSearchParams(splitOnce(target, "?")[1]);
  for (const source of identitySources) {
    const [, place, name = ""] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    if (place === undefined) throw new Error(`expected a header or a query parameter, got ${source}`);
    const value = place === "header" ? headerValues(headers, name.toLowerCase()) : (query.get(name) ?? "");
    const token = value.replace(/^Bearer(?: |$)/i, "").trim();
    if (token !== "") return token;
  }
  return undefined;
}
