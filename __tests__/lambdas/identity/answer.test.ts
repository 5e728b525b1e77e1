import type { APIGatewayProxyEvent } from "aws-lambda";
import { makeHandler } from "../../../lambdas/identity/answer";
import { fakeSystem } from "../../support/fakes/fake-system";

const context = { getRemainingTimeInMillis: () => 10_000 };

/** The relevant part of API Gateway's event, with secrets that must not be answered. */
function eventOf(identity: object): APIGatewayProxyEvent {
  return {
    httpMethod: "GET",
    path: "/",
    headers: { Authorization: "AWS4-HMAC-SHA256 Signature=secret" },
    body: "secret",
    requestContext: { requestId: "r-1", stage: "prod", identity },
  } as unknown as APIGatewayProxyEvent;
}

const event = eventOf({
  accessKey: "ASIASECRETSECRET",
  accountId: "222222222222",
  userArn: "arn:aws:sts::222222222222:assumed-role/client/session",
  vpceId: "vpce-0123456789abcdef0",
  vpcId: "vpc-0123456789abcdef0",
  sourceIp: "10.1.0.7",
});
const caller = {
  requestId: "r-1",
  accountId: "222222222222",
  callerArn: "arn:aws:sts::222222222222:assumed-role/client/session",
  keyKind: "temporary",
  endpointId: "vpce-0123456789abcdef0",
  vpcId: "vpc-0123456789abcdef0",
  sourceIp: "10.1.0.7",
  method: "GET",
  path: "/",
  time: "2026-01-02T03:04:05.000Z",
};

test("a caller is told who it is, and the same is stored", async () => {
  const store = jest.fn(async () => {});
  const answer = await makeHandler(store, fakeSystem())(event, context);
  expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": "application/json" } });
  expect(JSON.parse(answer.body)).toEqual(caller);
  expect(store).toHaveBeenCalledWith(caller, expect.any(AbortSignal));
});

test("without a store a caller is only told", async () => {
  const answer = await makeHandler(undefined, fakeSystem())(event, context);
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(answer.body)).toEqual(caller);
});

test("no secret comes back", async () => {
  const { body } = await makeHandler(undefined, fakeSystem())(event, context);
  expect(body).not.toMatch(/secret/i);
});

describe("of the access key only the kind is told", () => {
  test.each([
    ["AKIAIOSFODNN7EXAMPLE", "long-term"],
    ["ASIAIOSFODNN7EXAMPLE", "temporary"],
    [null, "none"],
    [undefined, "none"],
    ["", "none"],
  ])("%s: %s", async (accessKey, keyKind) => {
    const { body } = await makeHandler(undefined, fakeSystem())(eventOf({ accessKey }), context);
    expect(JSON.parse(body)).toMatchObject({ keyKind, accountId: null, callerArn: null, endpointId: null });
  });
});

test("what could not be stored is a clear 500, and one line in the log", async () => {
  const system = fakeSystem();
  const store = async () => {
    throw Object.assign(new Error("no such table"), { name: "ResourceNotFoundException" });
  };
  const answer = await makeHandler(store, system)(event, context);
  expect(answer.statusCode).toBe(500);
  expect(JSON.parse(answer.body)).toEqual({
    message: "The caller could not be stored; see the function's log",
    requestId: "r-1",
  });
  expect(system.logged).toEqual([
    {
      level: "error",
      message: "the caller could not be stored",
      requestId: "r-1",
      cause: "ResourceNotFoundException: no such table",
    },
  ]);
});

test("a table that does not answer is given up before the function ends", async () => {
  const store = (_: unknown, signal: AbortSignal) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const waited: number[] = [];
  const timeout = (milliseconds: number) => {
    waited.push(milliseconds);
    return AbortSignal.timeout(0);
  };
  const answer = await makeHandler(store, { ...fakeSystem(), timeout })(event, {
    getRemainingTimeInMillis: () => 700,
  });
  expect(answer.statusCode).toBe(500);
  expect(waited).toEqual([200]);
});
