import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { MAX_PAYLOAD_BYTES } from "../../../../lambdas/client/event/body";
import type { ApiRequest } from "../../../../lambdas/client/send/request";
import { makeSend } from "../../../../lambdas/client/send/send";
import { type Loopback, loopback, TO_LOOPBACK } from "../../../support/fakes/loopback";

const unlimited = () => new AbortController().signal;
const get: ApiRequest = {
  method: "GET",
  path: "/prod/",
  query: {},
  headers: { host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com" },
  body: Buffer.alloc(0),
};

let server: Loopback;
afterEach(() => server.close());

describe("a request goes to the URL's name, in TLS too, and asks for the API by its host", () => {
  const api = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
  const endpoint = "vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com";
  const alias = "a1b2c3d4e5-vpce-0abc.execute-api.eu-west-1.amazonaws.com";
  test.each([
    ["private DNS", api, api, api],
    ["the endpoint's own name", endpoint, api, endpoint],
    ["the alias of API and endpoint", alias, alias, alias],
    ["an address, which TLS has no name for", "127.0.0.1", api, false],
  ])("by %s", async (_, hostname, host, servername) => {
    server = await loopback((response) => response.end());
    const send = makeSend({ hostname, port: server.port }, TO_LOOPBACK);
    await send({ ...get, headers: { host } }, unlimited());
    expect(server.seen).toMatchObject([{ servername, headers: { host }, url: "/prod/" }]);
  });
});

describe("a request arrives as it was written", () => {
  test("with method, query, headers and body", async () => {
    server = await loopback((response) => response.end());
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    const body = Buffer.from([0, 255, 13, 10]);
    const query = { "a b": ["2", "1"], q: ["ë+"] };
    await send({ ...get, method: "DELETE", query, headers: { host: "x", "x-id": "1" }, body }, unlimited());
    expect(server.seen).toMatchObject([
      {
        method: "DELETE",
        url: "/prod/?a%20b=2&a%20b=1&q=%C3%AB%2B",
        headers: { host: "x", "x-id": "1", "content-length": "4" },
        body,
      },
    ]);
  });

  test.each([
    ["GET", undefined],
    ["HEAD", undefined],
    ["OPTIONS", undefined],
    ["DELETE", undefined],
    ["PUT", "0"],
    ["POST", "0"],
    ["PATCH", "0"],
  ] as const)("%s without a body has the length %s", async (method, length) => {
    server = await loopback((response) => response.end());
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await send({ ...get, method }, unlimited());
    expect(server.seen[0]).toMatchObject({ method });
    expect(server.seen[0]?.headers["content-length"]).toBe(length);
    expect(server.seen[0]?.headers["transfer-encoding"]).toBeUndefined();
  });
});

test("an answer comes back with status, headers and bytes; a redirect is not followed", async () => {
  server = await loopback((response) => {
    response.writeHead(302, { location: "/elsewhere", "set-cookie": ["a=1", "b=2"] });
    response.end(Buffer.from([137, 80, 255]));
  });
  const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
  const answer = await send(get, unlimited());
  expect(answer).toMatchObject({
    status: 302,
    headers: { location: "/elsewhere", "set-cookie": ["a=1", "b=2"] },
  });
  expect(answer.body).toEqual(Buffer.from([137, 80, 255]));
  expect(server.seen).toHaveLength(1);
});

test("idempotent requests share a connection, a POST has its own", async () => {
  server = await loopback((response) => response.end("x"));
  const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
  for (const method of ["GET", "PUT", "POST", "PATCH", "GET"] as const)
    await send({ ...get, method }, unlimited());
  const [first, second, third, fourth, fifth] = server.seen.map(({ port }) => port);
  expect([second, fifth]).toEqual([first, first]);
  expect(new Set([first, third, fourth]).size).toBe(3);
});

describe("a request that is not answered fails with the reason", () => {
  test("timeout: the server takes too long", async () => {
    const over = new AbortController();
    server = await loopback(() => setImmediate(() => over.abort()));
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send(get, over.signal)).rejects.toMatchObject({
      reason: "timeout",
      statusCode: 504,
      message: "localhost did not answer in time",
    });
  });

  test("timeout: the server stops in the middle of its answer", async () => {
    server = await loopback((response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("12345");
    });
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send(get, AbortSignal.timeout(100))).rejects.toMatchObject({ reason: "timeout" });
  });

  test("timeout: nobody completes the connection", async () => {
    server = await silent();
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send({ ...get, method: "POST" }, AbortSignal.timeout(100))).rejects.toMatchObject({
      reason: "timeout",
      message: "no connection to localhost in time",
      check: expect.stringContaining("security group"),
    });
  });

  test("connection: nobody listens", async () => {
    server = await silent();
    await server.close();
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send(get, unlimited())).rejects.toMatchObject({
      reason: "connection",
      statusCode: 502,
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("connection: the server hangs up in the middle of its answer", async () => {
    server = await loopback((response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("12345", () => response.destroy());
    });
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send(get, unlimited())).rejects.toMatchObject({ reason: "connection" });
  });

  test("connection: the server has no certificate", async () => {
    server = await loopback((response) => response.end());
    const send = makeSend({ hostname: "localhost", port: server.port }, { lookup: TO_LOOPBACK.lookup });
    await expect(send(get, unlimited())).rejects.toMatchObject({ reason: "connection" });
    expect(server.seen).toHaveLength(0);
  });

  test("too large: the answer is more than API Gateway would give", async () => {
    server = await loopback((response) => response.end(Buffer.alloc(MAX_PAYLOAD_BYTES + 1)));
    const send = makeSend({ hostname: "localhost", port: server.port }, TO_LOOPBACK);
    await expect(send(get, unlimited())).rejects.toMatchObject({ reason: "too-large", statusCode: 502 });
  });
});

/** A server that takes connections and says nothing. */
async function silent(): Promise<Loopback> {
  const mute: Server = createServer((socket) => socket.on("error", () => {}).resume());
  await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
  const { port } = mute.address() as AddressInfo;
  return { port, seen: [], close: () => new Promise((resolve) => mute.close(() => resolve())) };
}
