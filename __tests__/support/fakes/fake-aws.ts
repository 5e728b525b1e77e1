import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** AWS services with JSON protocols on loopback, which record what they are asked. */
export interface FakeAws {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly asked: readonly {
    readonly operation: string;
    readonly input: object;
    readonly authorization?: string;
  }[];
  readonly close: () => Promise<void>;
}

/** @param answers the answer to each operation, by its name; a text is the name of an error */
export async function fakeAws(
  answers: Readonly<Record<string, (input: never) => object | string>>,
): Promise<FakeAws> {
  const asked: { operation: string; input: object; authorization?: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const input = JSON.parse(Buffer.concat(chunks).toString()) as never;
    asked.push({ operation, input, authorization: request.headers.authorization });
    const answer = answers[operation]?.(input) ?? "UnknownOperationException";
    const isError = typeof answer === "string";
    response
      .writeHead(isError ? 400 : 200, { "content-type": "application/x-amz-json-1.1", connection: "close" })
      .end(JSON.stringify(isError ? { __type: answer, message: `said ${answer}` } : answer));
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
