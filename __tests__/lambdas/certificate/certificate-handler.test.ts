import { inspect } from "node:util";
import { makeCertificateHandler } from "../../../lambdas/certificate/certificate-handler";
import { certificateIn } from "../../../lambdas/certificate/certificate-source";
import { domainTarget } from "../../../lambdas/certificate/environment";
import { CallError } from "../../../lambdas/client/call-error";
import type { ApiAnswer } from "../../../lambdas/client/send/exchange";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import { version } from "../../../package.json";
import { type Made, madeCertificate } from "../../support/certificates/made-certificate";
import { acme } from "../../support/certificates/made-name";
import { fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop-caller-certificate-AbCdEf";
const target = domainTarget({
  API_DOMAIN: "mtls.example.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /first",
  TIMEOUT_SECONDS: "10",
  CERTIFICATE_SECRET_ARN: ARN,
});
const context = { getRemainingTimeInMillis: () => 30_000 };
const first = madeCertificate({ name: acme("orders"), ca: false });
const second = madeCertificate({ name: acme("orders"), ca: false, serial: "02" });
const expired = madeCertificate({ name: acme("orders"), ca: false, notAfter: "2026-01-01T00:00:00Z" });
const future = madeCertificate({ name: acme("orders"), ca: false, notBefore: "2026-01-03T00:00:00Z" });

const content = ({ pem, key }: Made) => JSON.stringify({ certificate: pem, privateKey: key });
const answer = (status: number, headers: ApiAnswer["headers"] = {}): ApiAnswer => ({
  status,
  headers,
  body: Buffer.from("hello"),
});
const refused = () => new CallError("certificate", "no certificate accepted by mtls.example.com", 502);

/** An API that answers by the certificate and the number of the attempt. */
function setup(api: (cert: string, count: number) => ApiAnswer | Error, stored = first) {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  store(fake, ARN, { current: content(stored) });
  const sent: ApiRequest[] = [];
  const client = {
    target,
    secretArn: ARN,
    certificate: certificateIn(fake.secrets, ARN, system.now),
    sendWith:
      ({ cert }: { readonly cert: string }) =>
      async (request: ApiRequest) => {
        sent.push(request);
        const given = api(cert, sent.length);
        if (given instanceof Error) throw given;
        return given;
      },
    system,
  };
  const replace = (by: Made) => {
    store(fake, ARN, { current: content(by) });
    system.advance(10_000);
  };
  return { system, fake, sent, client, replace, handler: makeCertificateHandler(client) };
}

test("an empty event calls the default route of the domain, without a stage or a signature", async () => {
  const { handler, sent, system } = setup(() => answer(200));
  expect(await handler({}, context)).toMatchObject({ statusCode: 200, body: "hello" });
  expect(sent).toMatchObject([{ method: "GET", path: "/first" }]);
  expect(sent[0]?.headers).toEqual({ "user-agent": `crosslink/${version}`, host: "mtls.example.com" });
  expect(system.logged).toEqual([
    { level: "info", status: 200, attempts: 1, durationMs: 0, method: "GET", path: "/first" },
  ]);
});

describe.each(["GET", "POST"] as const)("after a refused handshake, for a %s,", (method) => {
  const event = { method, path: "/orders" };
  const accepting = (cert: string) => (cert === second.pem ? answer(200) : refused());

  test("a replaced certificate is picked up", async () => {
    const { handler, sent, system, replace } = setup(accepting);
    await handler(event, context);
    replace(second);
    expect(await handler(event, context)).toMatchObject({ statusCode: 200 });
    expect(sent).toHaveLength(3);
    expect(system.logged).toMatchObject([
      { reason: "certificate", attempts: 1 },
      { status: 200, attempts: 2 },
    ]);
  });

  test("the same certificate is not shown again", async () => {
    const { handler, sent } = setup(accepting);
    expect(await handler(event, context)).toMatchObject({
      statusCode: 502,
      error: { reason: "certificate", message: "no certificate accepted by mtls.example.com" },
    });
    expect(sent).toHaveLength(1);
  });
});

describe("after a connection that was closed without a word", () => {
  const closed = new CallError("connection", "closed", 502);
  const api = (cert: string) => (cert === second.pem ? answer(200) : closed);

  test.each([
    ["GET", 200, 5],
    ["POST", 502, 1],
  ] as const)("a %s ends with %i where the certificate was replaced", async (method, status, attempts) => {
    const { handler, sent, replace } = setup(api);
    await handler({ method, path: "/" }, context);
    replace(second);
    const before = sent.length;
    expect(await handler({ method, path: "/" }, context)).toMatchObject({ statusCode: status });
    expect(sent.length - before).toBe(attempts);
  });
});

test.each([
  [expired, "the certificate of CN=orders,O=Acme,C=DE expired at 2026-01-01T00:00:00.000Z"],
  [future, "the certificate of CN=orders,O=Acme,C=DE is valid only from 2026-01-03T00:00:00.000Z"],
])("a certificate outside of its time is not shown", async (stored, message) => {
  const { handler, sent, system, replace } = setup(() => answer(200), stored);
  expect(await handler({}, context)).toMatchObject({
    statusCode: 502,
    error: { reason: "certificate", message, check: expect.stringContaining("put-secret-value") },
  });
  expect(sent).toHaveLength(0);
  expect(system.logged).toMatchObject([{ level: "error", attempts: 0, reason: "certificate", message }]);
  replace(second);
  expect(await handler({}, context)).toMatchObject({ statusCode: 200 });
  expect(sent).toHaveLength(1);
});

test("a caller cannot describe another certificate", async () => {
  const { handler, sent } = setup(() => answer(200));
  const headers = { "X-Amzn-Mtls-Clientcert-Subject": "CN=billing" };
  expect(await handler({ headers }, context)).toMatchObject({
    statusCode: 400,
    error: {
      message: "headers.x-amzn-mtls-clientcert-subject: expected no such header, the load balancer sets it",
    },
  });
  expect(sent).toHaveLength(0);
});

test("with credentials every attempt is signed anew, beside the certificate", async () => {
  const { client, sent } = setup((_, count) => answer(count === 1 ? 503 : 200));
  let signed = 0;
  const sign = async (request: ApiRequest) => {
    signed += 1;
    return { ...request, headers: { ...request.headers, authorization: `signature ${signed}` } };
  };
  expect(await makeCertificateHandler({ ...client, sign })({}, context)).toMatchObject({ statusCode: 200 });
  expect(sent.map(({ headers }) => [headers.host, headers.authorization])).toEqual([
    ["mtls.example.com", "signature 1"],
    ["mtls.example.com", "signature 2"],
  ]);
});

test("whatever happens, nothing that leaves the function has a line of the private key", async () => {
  const [, secretLine = "none"] = first.key.split("\n");
  const outcomes: readonly (ApiAnswer | Error)[] = [
    answer(200),
    answer(403),
    refused(),
    new CallError("timeout", "late", 504),
  ];
  let said = "";
  for (const outcome of outcomes)
    for (const stored of [
      content(first),
      content(first).slice(1),
      JSON.stringify({ privateKey: first.key }),
    ]) {
      const { handler, system, fake } = setup(() => outcome);
      store(fake, ARN, { current: stored });
      const result = await handler({}, context).catch((error: unknown) => error);
      said += inspect([system.logged, result], { depth: Number.POSITIVE_INFINITY, showHidden: true });
    }
  expect(said).toContain("durationMs");
  expect(said).not.toContain(secretLine);
});

const type = (errorType: string) => ({ "x-amzn-errortype": errorType, "x-amzn-requestid": "r-1" });
test.each<[number, ApiAnswer["headers"], string | undefined]>([
  [401, type("UnauthorizedException"), "no description of the certificate, or more than one"],
  [403, type("AccessDeniedException"), "does not name GET /first"],
  [403, type("MissingAuthenticationTokenException"), "the stage has no route GET /first"],
  [403, type("ForbiddenException"), "WAF blocked the request"],
  [403, {}, "the backend itself answered 403"],
  [500, type("AuthorizerConfigurationException"), "the API's authorizer failed"],
  [403, { server: "awselb/2.0" }, "the firewall of the provider's load balancer"],
  [503, { server: "awselb/2.0" }, "no healthy target"],
  [400, { server: "awselb/2.0" }, undefined],
  [503, {}, undefined],
  [200, {}, undefined],
])("%i %j is explained: %s", async (status, headers, meaning) => {
  const { explanation } = await setup(() => answer(status, headers)).handler({}, context);
  if (meaning === undefined) expect(explanation).toBeUndefined();
  else expect(explanation?.meaning).toContain(meaning);
});
