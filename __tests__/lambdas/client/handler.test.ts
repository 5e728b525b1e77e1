import { CallError } from "../../../lambdas/client/call-error";
import type { CredentialSource } from "../../../lambdas/client/credentials";
import { type ClientEnvironment, targetOf } from "../../../lambdas/client/environment";
import { makeHandler } from "../../../lambdas/client/handler";
import type { ApiAnswer } from "../../../lambdas/client/send/exchange";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import { makeSend, type Send } from "../../../lambdas/client/send/send";
import type { System } from "../../../lambdas/client/system";
import { version } from "../../../package.json";
import { fakeSystem } from "../../support/fakes/fake-system";
import { type Loopback, loopback, TO_LOOPBACK } from "../../support/fakes/loopback";

const environment: ClientEnvironment = {
  API_URL: "https://vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /first",
  TIMEOUT_SECONDS: "10",
};
const target = targetOf(environment);
const keys = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "very-secret", sessionToken: "very-token" };
const context = { getRemainingTimeInMillis: () => 30_000 };
const ok: ApiAnswer = { status: 200, headers: { "x-amzn-requestid": "r-1" }, body: Buffer.from("hello") };

function setup(answers: readonly (ApiAnswer | Error)[], credentials: CredentialSource = async () => keys) {
  const system = fakeSystem();
  const sent: ApiRequest[] = [];
  const send: Send = async (request) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? ok;
    sent.push(request);
    system.advance(20);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { system, sent, handler: makeHandler({ target, credentials, send, system }, "direct") };
}

test("an empty event calls the default route, signed for the API's host and region", async () => {
  const { handler, sent } = setup([ok]);
  expect(await handler({}, context)).toEqual({
    statusCode: 200,
    headers: { "x-amzn-requestid": "r-1" },
    body: "hello",
    isBase64Encoded: false,
  });
  expect(sent).toMatchObject([
    {
      method: "GET",
      path: "/prod/first",
      headers: {
        host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        "x-amz-date": "20260102T030405Z",
        "x-amz-security-token": "very-token",
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/20260102\/eu-west-1\/execute-api\/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, /,
        ),
      },
    },
  ]);
});

test("the client names itself and its version, unsigned, unless the caller names another", async () => {
  const { handler, sent } = setup([ok]);
  await handler({}, context);
  await handler({ headers: { "User-Agent": "billing/7" } }, context);
  expect(sent.map(({ headers }) => headers["user-agent"])).toEqual([`crosslink/${version}`, "billing/7"]);
  for (const { headers } of sent) expect(headers.authorization).not.toMatch(/SignedHeaders=[^,]*user-agent/);
});

test("every attempt is signed at its own time", async () => {
  const unavailable = { ...ok, status: 503 };
  const { handler, sent, system } = setup([unavailable, unavailable, ok]);
  system.advance(900);
  expect(await handler({ path: "/a b" }, context)).toMatchObject({ statusCode: 200 });
  expect(sent.map(({ headers }) => headers["x-amz-date"])).toEqual([
    "20260102T030405Z",
    "20260102T030405Z",
    "20260102T030406Z",
  ]);
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(["/prod/a%20b"]));
});

test("the API's own failure is passed on, a POST is sent once", async () => {
  const { handler, sent } = setup([{ ...ok, status: 503 }]);
  const answer = await handler({ method: "POST", path: "/", body: { a: 1 } }, context);
  expect(answer).toMatchObject({ statusCode: 503, body: "hello" });
  expect(answer.error).toBeUndefined();
  expect(sent).toHaveLength(1);
});

test("a 403 is passed on with an explanation", async () => {
  const body = Buffer.from(JSON.stringify({ Message: "User: x is not authorized with an explicit deny" }));
  const { handler } = setup([
    { status: 403, headers: { "x-amzn-errortype": "AccessDeniedException" }, body },
  ]);
  expect(await handler({}, context)).toMatchObject({
    statusCode: 403,
    body: body.toString(),
    explanation: {
      errorType: "AccessDeniedException",
      message: "User: x is not authorized with an explicit deny",
      documents: ["API resource policy", "endpoint policy", "client's identity policy"],
    },
  });
});

test("a 403 of the firewall is explained by the request that it was given for", async () => {
  const forbidden = { "x-amzn-errortype": "ForbiddenException" };
  const { handler } = setup([
    { status: 403, headers: forbidden, body: Buffer.from('{"message":"Forbidden"}') },
  ]);
  const explained = async (event: object) => (await handler(event, context)).explanation?.meaning;
  expect(await explained({ method: "POST", path: "/", body: "x".repeat(9000) })).toContain(
    "SizeRestrictions_BODY blocked it: the body has 9000 bytes",
  );
  expect(await explained({ headers: { "user-agent": "" } })).toContain("NoUserAgent_HEADER blocked it");
  expect(await explained({})).toContain("WAF blocked the request, or there is no API of this name");
});

test("a bad event is answered with 400 and not sent", async () => {
  const { handler, sent } = setup([ok]);
  const message = 'path: expected a path that begins with /, got "orders"';
  expect(await handler({ path: "orders" }, context)).toMatchObject({
    statusCode: 400,
    error: { reason: "bad-event", message },
  });
  expect(sent).toHaveLength(0);
});

test("without credentials nothing is sent, and STS's status is the answer's", async () => {
  const refused = new CallError("assume-role", "AccessDenied", 403, "the trust policy");
  const { handler, sent } = setup([ok], async () => {
    throw refused;
  });
  expect(await handler({}, context)).toMatchObject({
    statusCode: 403,
    error: { reason: "assume-role", message: "AccessDenied", check: "the trust policy" },
  });
  expect(sent).toHaveLength(0);
});

test("a function without time left answers at once", async () => {
  const { handler, sent } = setup([ok]);
  expect(await handler({}, { getRemainingTimeInMillis: () => 400 })).toMatchObject({
    statusCode: 504,
    error: { reason: "timeout" },
  });
  expect(sent).toHaveLength(0);
});

test("a defect is not hidden", async () => {
  const { handler } = setup([new TypeError("defect")]);
  await expect(handler({}, context)).rejects.toThrow("defect");
});

describe("one line is written about each call", () => {
  test("that is answered", async () => {
    const { handler, system } = setup([{ ...ok, status: 503 }, ok]);
    await handler({ path: "/orders", query: { key: "hidden" }, headers: { "x-key": "hidden" } }, context);
    expect(system.logged).toEqual([
      {
        level: "info",
        status: 200,
        attempts: 2,
        durationMs: 90,
        method: "GET",
        path: "/orders",
        requestId: "r-1",
      },
    ]);
  });

  test("that fails", async () => {
    const { handler, system } = setup([new CallError("connection", "lost", 502)]);
    await handler({ method: "POST", path: "/orders" }, context);
    expect(system.logged).toEqual([
      {
        level: "error",
        status: 502,
        attempts: 1,
        durationMs: 20,
        method: "POST",
        path: "/orders",
        reason: "connection",
        message: "lost",
      },
    ]);
  });

  test("that is a bad event, without quoting it", async () => {
    const { handler, system } = setup([ok]);
    await handler({ path: "secret" }, context);
    expect(system.logged).toEqual([
      { level: "error", status: 400, attempts: 0, durationMs: 0, reason: "bad-event" },
    ]);
  });
});

describe("over TLS on loopback", () => {
  let server: Loopback;
  afterEach(() => server.close());

  const client = (system: System, timeoutSeconds = 10) => {
    const api = { ...target, timeoutMs: timeoutSeconds * 1000 };
    const send = makeSend({ hostname: target.hostname, port: server.port }, TO_LOOPBACK);
    return makeHandler({ target: api, credentials: async () => keys, send, system }, "direct");
  };

  test.each([
    ["after timeoutSeconds", 10, 30_000, 10_000],
    ["before the function's own time is over", 10, 900, 400],
  ])("a slow API ends in a timeout answer %s", async (_, timeoutSeconds, remainingMs, waitedMs) => {
    const over = new AbortController();
    const waited: number[] = [];
    const timeout = (milliseconds: number) => {
      waited.push(milliseconds);
      return over.signal;
    };
    server = await loopback(() => setImmediate(() => over.abort()));
    const slow = client({ ...fakeSystem(), timeout }, timeoutSeconds);
    const answer = await slow({}, { getRemainingTimeInMillis: () => remainingMs });
    expect(answer).toMatchObject({ statusCode: 504, error: { reason: "timeout" } });
    expect(waited).toEqual([waitedMs]);
    expect(server.seen).toHaveLength(1);
  });

  test("a slow STS ends in a timeout answer as well", async () => {
    server = await loopback((response) => response.end());
    const system = fakeSystem();
    const credentials: CredentialSource = (signal) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new CallError("timeout", "late", 504))),
      );
    const send = makeSend({ hostname: target.hostname, port: server.port }, TO_LOOPBACK);
    const handler = makeHandler(
      { target: { ...target, timeoutMs: 100 }, credentials, send, system },
      "assume-role",
    );
    expect(await handler({}, context)).toMatchObject({ statusCode: 504, error: { reason: "timeout" } });
    expect(server.seen).toHaveLength(0);
  });

  test("bytes go and come unchanged, the host is the API's and the name that of the endpoint", async () => {
    server = await loopback((response, { body }) => response.end(body));
    const base64 = Buffer.from([0, 128, 255]).toString("base64");
    const answer = await client(fakeSystem(), 240)(
      { method: "PUT", path: "/files/ë", body: { base64 } },
      context,
    );
    expect(answer).toMatchObject({ statusCode: 200, body: base64, isBase64Encoded: true });
    expect(server.seen).toMatchObject([
      {
        url: "/prod/files/%C3%AB",
        servername: target.hostname,
        headers: { host: environment.API_HOST, "content-type": "application/octet-stream" },
      },
    ]);
  });
});
