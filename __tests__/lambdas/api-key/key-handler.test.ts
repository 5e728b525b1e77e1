import { makeKeyHandler } from "../../../lambdas/api-key/key-handler";
import { keyIn } from "../../../lambdas/api-key/key-source";
import { CallError } from "../../../lambdas/client/call-error";
import { targetOf } from "../../../lambdas/client/environment";
import type { ApiAnswer } from "../../../lambdas/client/send/exchange";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import { version } from "../../../package.json";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:provider-api-key-AbCdEf";
const target = targetOf({
  API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /first",
  TIMEOUT_SECONDS: "10",
});
const context = { getRemainingTimeInMillis: () => 30_000 };
const [first, second] = [keyOf("orders", "1"), keyOf("orders", "2")];
const answer = (status: number, headers: ApiAnswer["headers"] = {}): ApiAnswer => ({
  status,
  headers,
  body: Buffer.from("hello"),
});
const unknown = answer(401, { "www-authenticate": "x-crosslink-key" });

/** An API that answers by the key and the number of the attempt. */
function setup(api: (key: string, count: number) => ApiAnswer | Error) {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  store(fake, ARN, { current: first });
  const sent: ApiRequest[] = [];
  const send = async (request: ApiRequest) => {
    sent.push(request);
    const given = api(request.headers["x-crosslink-key"] ?? "", sent.length);
    if (given instanceof Error) throw given;
    return given;
  };
  const handler = makeKeyHandler({ target, key: keyIn(fake.secrets, ARN, system.now), send, system });
  return { system, fake, sent, handler };
}

const accepting = (valid: string) => (key: string) => (key === valid ? answer(200) : unknown);

test("an empty event calls the default route with the key, unsigned", async () => {
  const { handler, sent, system } = setup(accepting(first));
  expect(await handler({}, context)).toEqual({
    statusCode: 200,
    headers: {},
    body: "hello",
    isBase64Encoded: false,
  });
  expect(sent).toMatchObject([{ method: "GET", path: "/prod/first" }]);
  expect(sent[0]?.headers).toEqual({
    "user-agent": `crosslink/${version}`,
    host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "x-crosslink-key": first,
  });
  expect(system.logged).toEqual([
    { level: "info", status: 200, attempts: 1, durationMs: 0, method: "GET", path: "/first" },
  ]);
});

test("the key is kept for five minutes", async () => {
  const { handler, fake, system } = setup(() => answer(200));
  await Promise.all([handler({}, context), handler({}, context)]);
  system.advance(299_999);
  await handler({}, context);
  expect(fake.asked).toHaveLength(1);
  system.advance(1);
  await handler({}, context);
  expect(fake.asked).toEqual(["GetSecretValue AWSCURRENT", "GetSecretValue AWSCURRENT"]);
});

describe("after a 401 the key is read anew", () => {
  test.each(["GET", "POST", "PATCH"] as const)(
    "and if it was rotated, the %s is made once more",
    async (method) => {
      const { handler, fake, sent, system } = setup(accepting(second));
      const renewed = () => store(fake, ARN, { current: second, previous: first });
      fake.refuse = () => {
        if (fake.asked.length === 2) renewed();
        return undefined;
      };
      const event = { method, path: "/orders" };
      expect(await handler(event, context)).toMatchObject({ statusCode: 200 });
      expect(sent.map(({ headers }) => headers["x-crosslink-key"])).toEqual([first, second]);
      expect(system.logged).toMatchObject([{ status: 200, attempts: 2 }]);
      await handler(event, context);
      expect(fake.asked).toHaveLength(2);
    },
  );

  test("and if it is the same, the 401 is the answer", async () => {
    const { handler, fake, sent } = setup(() => unknown);
    expect(await handler({}, context)).toMatchObject({
      statusCode: 401,
      explanation: { documents: ["API authorizer"] },
    });
    expect(sent).toHaveLength(1);
    expect(fake.asked).toHaveLength(2);
  });

  test("once: a second 401 is the answer too", async () => {
    const { handler, fake, sent } = setup(() => unknown);
    fake.refuse = () => {
      store(fake, ARN, { current: keyOf("orders", String(fake.asked.length)) });
      return undefined;
    };
    expect(await handler({}, context)).toMatchObject({ statusCode: 401 });
    expect(sent).toHaveLength(2);
  });

  test("and what fails then is told with all attempts", async () => {
    const { handler, fake, system } = setup((_, count) =>
      count === 1 ? unknown : new CallError("timeout", "late", 504),
    );
    fake.refuse = () => {
      if (fake.asked.length === 2) store(fake, ARN, { current: second });
      return undefined;
    };
    expect(await handler({}, context)).toMatchObject({ statusCode: 504, error: { reason: "timeout" } });
    expect(system.logged).toMatchObject([{ level: "error", attempts: 2 }]);
  });

  test("and a key that cannot be read then is told as that", async () => {
    const { handler, fake, system } = setup(() => unknown);
    fake.refuse = () => (fake.asked.length === 2 ? awsError("AccessDeniedException") : undefined);
    expect(await handler({}, context)).toMatchObject({ statusCode: 502, error: { reason: "secret" } });
    expect(system.logged).toMatchObject([{ level: "error", attempts: 1, reason: "secret" }]);
  });
});

test.each([200, 403, 404, 500, 503])("after a %i it is not", async (status) => {
  const { handler, fake } = setup(() => answer(status));
  await handler({ method: "POST", path: "/" }, context);
  expect(fake.asked).toHaveLength(1);
});

test("a caller cannot show another key", async () => {
  const { handler, sent } = setup(accepting(first));
  expect(await handler({ headers: { "X-Crosslink-Key": second } }, context)).toMatchObject({
    statusCode: 400,
    error: {
      reason: "bad-event",
      message: "headers.x-crosslink-key: expected no such header, the client sets it itself",
    },
  });
  expect(sent).toHaveLength(0);
});

test("without a key nothing is sent", async () => {
  const { handler, fake, sent } = setup(accepting(first));
  fake.stored.clear();
  expect(await handler({}, context)).toMatchObject({ statusCode: 502, error: { reason: "secret" } });
  expect(sent).toHaveLength(0);
});

test("an API's 403 is explained, and its own failures are not", async () => {
  const forbidden = answer(403, { "x-amzn-errortype": "AccessDeniedException" });
  expect((await setup(() => forbidden).handler({}, context)).explanation?.documents).toEqual([
    "API authorizer",
  ]);
  expect((await setup(() => answer(500)).handler({}, context)).explanation).toBeUndefined();
});

test("a 403 of the firewall is explained by the request that it was given for", async () => {
  const forbidden = answer(403, { "x-amzn-errortype": "ForbiddenException" });
  const { handler } = setup(() => forbidden);
  const explained = await handler({ method: "POST", path: "/", body: "x".repeat(9000) }, context);
  expect(explained.explanation?.meaning).toContain("SizeRestrictions_BODY blocked it");
});
