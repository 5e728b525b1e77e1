import type { Proxied } from "../functions/proxy-event";
import type { HttpIntegration } from "./http-integration";
import { passedOn } from "./passed-on-headers";
import { setParameters } from "./request-parameters";

/** A request as API Gateway sends it to the server behind a route. */
export interface OutgoingRequest {
  readonly method: string;
  readonly host: string;
  readonly port: number;
  /** With the query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/**
 * The request that an HTTP proxy integration makes of one that was admitted: its body and its query as they came, its
 * headers but for those that API Gateway changes, and what the integration sets itself.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export function outgoingRequest(integration: HttpIntegration, proxied: Proxied): OutgoingRequest {
  const { request, invocation } = proxied;
  const { headers, path } = setParameters(integration, proxied);
  const [, host = "", port = "443", template = "/"] =
    /^https:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(integration.uri) ?? [];
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  const received = passedOn(request.headers).filter(([name]) => !own.has(name.toLowerCase()));
  return {
    method: integration.method === "ANY" ? request.method : integration.method,
    host,
    port: Number(port),
    target: `${expanded(template, path)}${invocation.query === "" ? "" : `?${invocation.query}`}`,
    headers: [["Host", host], ...received, ...headers],
    body: request.body,
  };
}

/** A path with the values of its parameters; one without a value is empty. */
function expanded(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? "");
}
