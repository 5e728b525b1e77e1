import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { SecureVersion } from "node:tls";
import type { Gateway } from "../gateway";
import type { CallerPlace } from "./caller-place";

/** A request of a caller in a VPC, to a name that resolves there. */
export interface PrivateCall {
  /** The name that is connected to, and asked for in the handshake. */
  readonly name: string;
  /** @default the name */
  readonly host?: string;
  /** @default GET */
  readonly method?: string;
  readonly path: string;
  /** In pairs, so that a name may come twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  /** In PEM, with the authorities between it and the root behind it; absent = the caller shows none. */
  readonly identity?: { readonly certificate: string; readonly privateKey: string };
  /** The one version of TLS that the caller speaks. @default any */
  readonly version?: SecureVersion;
}

/** The end of a call: an answer, or the code of a connection that failed. */
export type PrivateAnswer =
  | {
      readonly status: number;
      readonly body: string;
      readonly headers: IncomingMessage["headers"];
      readonly failed?: undefined;
    }
  | { readonly failed: string; readonly status?: undefined };

/** Calls as a client in a place would, by TLS over the ways that the emulated AWS has. */
export async function callPrivately(
  gateway: Gateway,
  place: CallerPlace,
  call: PrivateCall,
): Promise<PrivateAnswer> {
  const { name, host = name, method = "GET", path, headers = [], body = "", identity, version } = call;
  const port = (await gateway.privateNames(place))[name];
  if (port === undefined) return { failed: "ENOTFOUND" };
  const framing = [
    ["Host", host],
    ["Content-Length", String(Buffer.byteLength(body))],
  ] as const;
  const outgoing = httpsRequest({
    host: "127.0.0.1",
    port,
    servername: name,
    ca: [...gateway.trusted],
    cert: identity?.certificate,
    key: identity?.privateKey,
    ...(version && { minVersion: version, maxVersion: version }),
    method,
    path,
    headers: [...framing, ...headers].flat(),
    agent: false,
  });
  outgoing.end(body);
  try {
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
  } catch (error) {
    return { failed: (error as NodeJS.ErrnoException).code ?? (error as Error).message };
  }
}
