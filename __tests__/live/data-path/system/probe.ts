import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { sign } from "aws4";
import type { Session } from "../../gateway/signature/sessions";
import type { Answered } from "./outcome";
import type { DataPath } from "./system";

/** A request that no client of Crosslink would send. */
export interface Probe {
  /** Absent = it comes from the internet. */
  readonly endpointId?: string;
  /** The API's own name. */
  readonly host: string;
  readonly method: string;
  /** With the stage. */
  readonly path: string;
  /** Absent = it is not signed. */
  readonly signer?: Session;
  readonly body?: string;
  /** Headers in addition to those of the signature and the connection. @default a User-Agent */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body that is sent in place of the one that was signed. */
  readonly sentBody?: string;
}

/** Without a User-Agent the firewall blocks every request. */
const NAMED = { "user-agent": "probe" };

/** Sends a request, signed by an implementation that is neither the clients' nor the gateway's. */
export async function probe({ gateway }: Pick<DataPath, "gateway">, asked: Probe): Promise<Answered> {
  const { endpointId, host, method, path, signer, body, headers: own = NAMED, sentBody = body } = asked;
  const unsigned = { service: "execute-api", region: gateway.region, host, method, path, body };
  const { headers } = signer
    ? sign({ ...unsigned, headers: { ...own } }, { ...signer })
    : { headers: { host, ...own } as Record<string, string> };
  const outgoing = httpsRequest({
    host: "127.0.0.1",
    port: gateway.portOf(endpointId),
    servername: host,
    ca: gateway.certificate.cert,
    method,
    path,
    headers: { ...headers, "content-length": Buffer.byteLength(sentBody ?? "") },
    agent: false,
  });
  outgoing.end(sentBody);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    statusCode: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}
