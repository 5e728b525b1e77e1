import type { ReceivedRequest } from "../signature/canonical-request";

/** A request that matches no managed rule, except for the given parts. */
export interface Wanted {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  /** Replace headers of the same name. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function aRequest({
  method = "GET",
  path = "/prod/",
  query,
  body = "",
  headers = {},
}: Wanted = {}): ReceivedRequest {
  const all = { host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", "user-agent": "curl/8", ...headers };
  return {
    method,
    target: query === undefined ? path : `${path}?${query}`,
    headers: Object.entries(all).filter(([, value]) => value !== ""),
    body: Buffer.from(body),
  };
}
