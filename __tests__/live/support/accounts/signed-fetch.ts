import { sign } from "aws4";
import type { Account } from "./accounts";

/** A call of a service of which no SDK client is here. */
export interface SignedCall {
  /** As the signature spells it: `acm`, `route53`. */
  readonly service: string;
  readonly method: "GET" | "POST";
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Calls a service as the clients of an account do. */
export async function signedFetch(account: Account, call: SignedCall): Promise<Response> {
  const { config } = account.ec2;
  const {
    protocol,
    hostname,
    port = "",
  } = (await config.endpoint?.()) ?? { protocol: "http:", hostname: "" };
  const { service, method, path, headers: own, body } = call;
  const unsigned = { service, region: account.region, host: `${hostname}:${port}`, method, path, body };
  const { headers } = sign({ ...unsigned, headers: { ...own } }, { ...(await config.credentials()) });
  const { host: _, ...sent } = headers as Record<string, string>;
  return fetch(`${protocol}//${hostname}:${port}${path}`, { method, headers: sent, body });
}
