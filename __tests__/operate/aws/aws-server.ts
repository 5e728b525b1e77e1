import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that an SDK client sent. */
export interface SentRequest {
  readonly method: string;
  readonly host: string;
  readonly userAgent: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly path: string;
  /** The account that a bucket has to be in; empty if none is asked for. */
  readonly expectedOwner: string;
  readonly body: string;
}

export interface ServedAnswer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server in AWS's place, which answers as a test says and keeps what was asked. */
export interface AwsServer {
  readonly url: string;
  readonly requests: readonly SentRequest[];
  readonly close: () => void;
}

export async function startAwsServer(answer: (request: SentRequest) => ServedAnswer): Promise<AwsServer> {
  const requests: SentRequest[] = [];
  const server: Server = createServer((incoming, response) => {
    void sentRequest(incoming).then((request) => {
      requests.push(request);
      const { status, body = "", headers = { "content-type": "application/xml" } } = answer(request);
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}

async function sentRequest(incoming: IncomingMessage): Promise<SentRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [, accessKeyId = "", region = ""] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? "") ?? [];
  return {
    method: incoming.method ?? "",
    expectedOwner: String(incoming.headers["x-amz-expected-bucket-owner"] ?? ""),
    host: incoming.headers.host ?? "",
    userAgent: incoming.headers["user-agent"] ?? "",
    accessKeyId,
    region,
    path: incoming.url ?? "",
    body: Buffer.concat(chunks).toString(),
  };
}
