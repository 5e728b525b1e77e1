import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An STS on loopback that answers every request alike, and records the requests. */
export interface FakeSts {
  /** For `AWS_ENDPOINT_URL_STS`. */
  readonly url: string;
  readonly asked: readonly { readonly authorization?: string; readonly form: URLSearchParams }[];
  readonly close: () => Promise<void>;
}

/** STS's answer when it grants: credentials of `ASIAASSUMED` until 2026-01-02T04:04:05Z. */
export const GRANTED = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleResult><Credentials><AccessKeyId>ASIAASSUMED</AccessKeyId><SecretAccessKey>assumed-secret</SecretAccessKey>
<SessionToken>assumed-token</SessionToken><Expiration>2026-01-02T04:04:05Z</Expiration></Credentials></AssumeRoleResult>
</AssumeRoleResponse>`;

/** STS's answer when it refuses. */
export const refused = (code: string) =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>${code}</Code><Message>said ${code}</Message></Error></ErrorResponse>`;

export async function fakeSts(status: number, body: string): Promise<FakeSts> {
  const asked: { readonly authorization?: string; readonly form: URLSearchParams }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push({ authorization: request.headers.authorization, form });
    response.writeHead(status, { "content-type": "text/xml", connection: "close" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
