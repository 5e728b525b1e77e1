import { Agent, type AgentOptions } from "node:https";
import { isIP } from "node:net";
import { CallError } from "../call-error";
import type { Target } from "../environment";
import { isIdempotent } from "../route";
import { type ApiAnswer, exchange } from "./exchange";
import type { ApiRequest } from "./request";

/** Sends a request once, as it is. @throws CallError `timeout`, `connection` or `too-large` */
export type Send = (request: ApiRequest, signal: AbortSignal) => Promise<ApiAnswer>;

/**
 * Makes a sender for one API over TLS. The certificate is checked against the name that is connected to, not
 * against the `Host` header, from which Node.js would otherwise take the server name.
 *
 * Idempotent requests reuse connections. A `POST` or `PATCH` opens a new one: an idle connection may have
 * been closed while Lambda froze the function, and these methods are not retried.
 */
export function makeSend(target: Pick<Target, "hostname" | "port">, tls: AgentOptions = {}): Send {
  const kept = new Agent({ ...tls, keepAlive: true });
  const fresh = new Agent({ ...tls, keepAlive: false });
  const { hostname, port } = target;
  const servername = isIP(hostname) === 0 ? hostname : "";
  return async (request, signal) => {
    const agent = isIdempotent(request.method) ? kept : fresh;
    let isSent = false;
    const onSent = () => {
      isSent = true;
    };
    try {
      return await exchange({ hostname, port, servername, agent, signal }, request, onSent);
    } catch (error) {
      if (error instanceof CallError) throw error;
      throw signal.aborted ? timedOut(hostname, isSent) : disconnected(hostname, error);
    }
  };
}

function timedOut(hostname: string, isSent: boolean): CallError {
  if (!isSent) return new CallError("timeout", `no connection to ${hostname} in time`, 504, CHECK);
  const check = "how long the API itself takes, and TIMEOUT_SECONDS";
  return new CallError("timeout", `${hostname} did not answer in time`, 504, check);
}

function disconnected(hostname: string, cause: unknown): CallError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new CallError("connection", `the connection to ${hostname} failed: ${what}`, 502, CHECK, { cause });
}

const CHECK =
  "that the name resolves in the function's VPC (private DNS of the endpoint, or API_URL) and that port " +
  "443 is open from the function's security group to the endpoint's";
