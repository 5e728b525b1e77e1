import { jsonBody } from "../../../examples/services/http/body";
import { subjectOf } from "../../../examples/services/http/caller";
import type { Routes } from "../../../examples/services/http/handler";
import { raw } from "../support/raw";
import { type Running, running } from "../support/running";

const KB = 1024;

const ROUTES: Routes = {
  "GET /who": ({ caller }) => ({ status: 200, body: { subject: subjectOf(caller) } }),
  "POST /echo": (request) => ({ status: 200, body: { echo: jsonBody(request) } }),
  "PUT /echo": (request) => ({ status: 200, body: { bytes: request.body.length } }),
  "GET /one/{id}": ({ params, query }) => ({
    status: 200,
    body: { ...params, ...Object.fromEntries(query) },
  }),
  "GET /fails": () => {
    throw new TypeError("the password is 1234");
  },
};

let service: Running;
beforeEach(async () => {
  service = await running(ROUTES);
});
afterEach(() => service.server.close());

describe("requests and their answers", () => {
  test.each<[string, string, RequestInit, number, object]>([
    ["a known path", "GET /one/a?b=c", {}, 200, { id: "a", b: "c" }],
    ["a variable part in percent-encoding", "GET /one/a%2Fb%20c", {}, 200, { id: "a/b c" }],
    ["a malformed percent-encoding", "GET /one/%zz", {}, 400, { message: expect.any(String) }],
    ["an empty variable part", "GET /one/", {}, 404, { message: expect.any(String) }],
    ["a path below a known one", "GET /one/a/b", {}, 404, { message: expect.any(String) }],
    ["a path with a slash more", "GET //one/a", {}, 404, { message: expect.any(String) }],
    ["JSON", "POST /echo", { body: '{"a":[1]}' }, 200, { echo: { a: [1] } }],
    ["a declared charset", "POST /echo", typed("application/json; charset=utf-8"), 200, { echo: {} }],
    ["no content type", "POST /echo", { body: Buffer.from("{}") }, 415, { message: expect.any(String) }],
    ["another content type", "POST /echo", typed("text/plain"), 415, { message: expect.any(String) }],
    ["a longer type", "POST /echo", typed("application/jsonp"), 415, { message: expect.any(String) }],
    ["half of JSON", "POST /echo", { body: '{"a":' }, 400, { message: "The body is not JSON in UTF-8" }],
    ["no body", "POST /echo", { body: "" }, 400, { message: "The body is not JSON in UTF-8" }],
    ["no identity", "GET /who", {}, 401, { message: "The request has no caller's identity" }],
    ["health", "GET /healthz", {}, 200, { status: "alive" }],
  ])("%s", async (_, route, init, status, body) => {
    expect(await service.call(route, init)).toMatchObject({ status, body });
  });

  test("JSON must be UTF-8, and no byte of it is replaced", async () => {
    const latin = Buffer.from('{"a":"é"}', "latin1");
    const headers = { "content-type": "application/json" };
    expect(await service.call("POST /echo", { body: latin, headers })).toMatchObject({ status: 400 });
  });

  test("a method that a path does not have is 405, with those that it has", async () => {
    const { status, headers } = await service.call("DELETE /echo");
    expect([status, headers.get("allow")]).toEqual([405, "POST, PUT"]);
  });

  test("answers are JSON in UTF-8 that nobody keeps", async () => {
    const { headers } = await service.call("GET /one/a");
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    ["an empty identity, as the gateway sends for an unknown one", "", 401],
    ["an identity longer than a key can be", "x".repeat(1025), 401],
    ["an identity", "arn:aws:iam::111111111111:role/x", 200],
  ])("%s", async (_, as, status) => {
    expect(await service.call("GET /who", { as })).toMatchObject({ status });
  });
});

describe("limits", () => {
  test.each([
    [64 * KB, 200],
    [64 * KB + 1, 413],
    [1024 * KB, 413],
  ])("a body of %i bytes is answered with %i", async (size, status) => {
    expect(await service.call("PUT /echo", { body: Buffer.alloc(size) })).toMatchObject({ status });
  });

  test("a body that comes in pieces, without its length, is limited too", async () => {
    const { say, rest } = await raw(service.port);
    say("PUT /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n");
    for (let i = 0; i < 65; i++) say(`400\r\n${"x".repeat(KB)}\r\n`);
    say("0\r\n\r\n");
    expect(await rest()).toMatch(/^HTTP\/1.1 413 /);
  });

  test("headers of more than 16 KB are refused", async () => {
    const { say, rest } = await raw(service.port);
    say(`GET /one/a HTTP/1.1\r\nhost: x\r\nx-long: ${"x".repeat(16 * KB)}\r\n\r\n`);
    expect(await rest()).toMatch(/^HTTP\/1.1 431 /);
  });

  test("idle connections are kept for longer than a load balancer keeps them", () => {
    const networkLoadBalancer = 350_000;
    expect(service.server.keepAliveTimeout).toBeGreaterThan(networkLoadBalancer);
  });
});

describe("the log", () => {
  const headers = {
    "x-crosslink-client-ip": "203.0.113.7",
    "x-amzn-trace-id": "Root=1-67891233-abcdef012345678912345678",
    authorization: "Bearer secret",
  };

  test("a request is one entry, without its query, its body and its token", async () => {
    await service.call("POST /echo?key=secret", { as: "me", headers, body: '{"a":"secret"}' });
    expect(service.logged).toEqual([
      {
        level: "info",
        method: "POST",
        path: "/echo",
        status: 200,
        ms: expect.any(Number),
        subject: "me",
        clientIp: "203.0.113.7",
        requestId: "Root=1-67891233-abcdef012345678912345678",
      },
    ]);
    expect(JSON.stringify(service.logged)).not.toContain("secret");
  });

  test("an unknown failure is told to the log, and not to the caller", async () => {
    const { status, body } = await service.call("GET /fails");
    expect([status, body]).toEqual([500, { message: "The service failed" }]);
    expect(service.logged).toMatchObject([
      { level: "error", status: 500, failure: "TypeError: the password is 1234" },
    ]);
  });

  test("a request without an id gets one of its own, each another", async () => {
    await service.call("GET /one/a");
    await service.call("GET /one/a");
    const ids = service.logged.map((entry) => (entry as { requestId: string }).requestId);
    expect(new Set(ids).size).toBe(2);
  });

  test("a client that leaves is logged with 499", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from("{")) });
    const init = { body, duplex: "half", signal: controller.signal } as RequestInit;
    const left = service.call("PUT /echo", init).catch(() => "left");
    setTimeout(() => controller.abort(), 200);
    expect(await left).toBe("left");
    while (service.logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(service.logged).toMatchObject([{ status: 499, path: "/echo" }]);
  });

  test("what the load balancers ask for is not logged", async () => {
    await service.call("GET /healthz");
    expect(service.logged).toEqual([]);
  });
});

function typed(type: string): RequestInit {
  return { body: "{}", headers: { "content-type": type } };
}
