import { DEFAULT_STAGE } from "../apis/http-stages";
import type { PrivateIntegration } from "../apis/private-integrations";
import { type Mapped, mappingValue } from "./mapping-value";
import { isReserved } from "./reserved-headers";

export type Headers = readonly (readonly [name: string, value: string])[];

/** A request from one hop to the next. */
export interface SentRequest {
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Headers of the connection, and those that API Gateway writes itself. */
const NOT_PASSED_ON = new Set([
  "connection",
  "content-length",
  "expect",
  "forwarded",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-amzn-trace-id",
]);

/** A change that an integration makes in requests. */
interface Change {
  readonly how: string;
  readonly place: string;
  readonly name: string;
  readonly value: string;
}

/**
 * The request that an integration makes of one that was admitted: its body as it came, its headers but for those of the
 * connection, and the changes that the integration says. What the client sent under a name that is overwritten is gone.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function mappedRequest(integration: PrivateIntegration, mapped: Mapped): SentRequest {
  const { call, sourceAddress } = mapped;
  const { request, api, domainName, stage, requestId } = call;
  const changes = Object.entries(integration.requestParameters).map(([key, value]) =>
    change(key, mappingValue(value, mapped)),
  );
  const passed = request.headers.filter(([name]) => !NOT_PASSED_ON.has(name.toLowerCase()));
  const own: Headers = [
    ["Forwarded", `by=${api.id};for=${sourceAddress};host=${domainName};proto=https`],
    ["Via", "HTTP/1.1 AmazonAPIGateway"],
    ["X-Amzn-Trace-Id", `Root=1-${requestId}`],
  ];
  const prefix = stage === undefined || stage.name === DEFAULT_STAGE ? "" : `/${stage.name}`;
  const path = changes.find(({ place }) => place === "path")?.value ?? `${prefix}${call.path}`;
  const query = changedQuery(call.query, changes);
  return {
    method: integration.method === "ANY" ? request.method : integration.method,
    target: `${encodedPath(path)}${query === "" ? "" : `?${query}`}`,
    headers: [...changedHeaders(passed, changes), ...own],
    body: request.body,
  };
}

function change(key: string, value: string): Change {
  const [, how = "", place = "", name = ""] =
    /^(append|overwrite|remove):(header|querystring)\.(.+)$/.exec(key) ??
    /^(overwrite):(path)$/.exec(key) ??
    [];
  if (how === "") throw new Error(`expected a change of a header, a query parameter or the path, got ${key}`);
  if (place === "header" && isReserved(name)) throw new Error(`${name} is reserved, and cannot be changed`);
  return { how, place, name, value };
}

function changedHeaders(headers: Headers, changes: readonly Change[]): Headers {
  const ofHeaders = changes.filter(({ place }) => place === "header");
  const isGone = (given: string) =>
    ofHeaders.some(({ how, name }) => how !== "append" && name.toLowerCase() === given.toLowerCase());
  const added = ofHeaders.filter(({ how }) => how !== "remove");
  return [
    ...headers.filter(([name]) => !isGone(name)),
    ...added.map(({ name, value }) => [name, Buffer.from(value).toString("latin1")] as const),
  ];
}

function changedQuery(query: string, changes: readonly Change[]): string {
  const ofQuery = changes.filter(({ place }) => place === "querystring");
  if (ofQuery.length === 0) return query;
  const parameters = new URLSearchParams(query);
  for (const { how, name, value } of ofQuery) {
    if (how !== "append") parameters.delete(name);
    if (how !== "remove") parameters.append(name, value);
  }
  return parameters.toString();
}

/**
 * A path as it can be sent: what was decoded in a variable is encoded again, except for slashes and whatever else a path may
 * have, so that nothing in it begins a query (*assumed*).
 */
function encodedPath(path: string): string {
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return rooted.replaceAll(/%(?![0-9a-fA-F]{2})|[^\w\-.~!$&'()*+,;=:@/%]+/gu, (text) =>
    encodeURIComponent(text),
  );
}
