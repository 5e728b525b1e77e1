import { CallError } from "../../../lambdas/client/call-error";
import { readEnvironment } from "../../../lambdas/client/read-environment";
import type { ApiAnswer } from "../../../lambdas/client/send/exchange";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import type { Send } from "../../../lambdas/client/send/send";
import {
  gatewayOf,
  KEEP_WARM_ENVIRONMENT,
  type KeepWarmEnvironment,
} from "../../../lambdas/keep-warm/environment";
import { makeKeepWarm } from "../../../lambdas/keep-warm/keep-warm";
import { fakeSystem } from "../../support/fakes/fake-system";

const OWN = '{"message":"No such service"}';
const ENVIRONMENT: KeepWarmEnvironment = {
  GATEWAY_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  ROUTE: "GET /.crosslink/keep-warm",
  BALANCER_ANSWER: OWN,
  TIMEOUT_SECONDS: "60",
};
const keys = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "very-secret", sessionToken: "very-token" };
const context = { getRemainingTimeInMillis: () => 65_000 };

const answer = (status: number, body: string): ApiAnswer => ({
  status,
  headers: { "apigw-requestid": "r-1" },
  body: Buffer.from(body),
});

function setup(answers: readonly (ApiAnswer | CallError)[], changes: Partial<KeepWarmEnvironment> = {}) {
  const system = fakeSystem();
  const sent: ApiRequest[] = [];
  const send: Send = async (request) => {
    const one = answers[Math.min(sent.length, answers.length - 1)];
    sent.push(request);
    system.advance(20);
    if (one === undefined || one instanceof CallError) throw one;
    return one;
  };
  const target = gatewayOf({ ...ENVIRONMENT, ...changes }, "eu-west-1");
  const run = makeKeepWarm({ target, credentials: async () => keys, send, system }, OWN);
  return { system, sent, run: () => run({ source: "aws.events" }, context) };
}

test("it calls its route once, at the root of the gateway's address, signed for that", async () => {
  const { run, sent } = setup([answer(404, OWN)]);
  await run();
  expect(sent).toMatchObject([
    {
      method: "GET",
      path: "/.crosslink/keep-warm",
      headers: {
        host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        "user-agent": expect.stringMatching(/^crosslink\//),
        authorization: expect.stringContaining("/eu-west-1/execute-api/aws4_request"),
      },
    },
  ]);
});

test("of a gateway with a name of its own, that name is the host", async () => {
  const { run, sent } = setup([answer(404, OWN)], { GATEWAY_URL: "https://api.example.com" });
  await run();
  expect(sent[0]?.headers).toMatchObject({ host: "api.example.com" });
});

test("the balancer's own answer is logged and is no error", async () => {
  const { run, system } = setup([answer(404, OWN)]);
  await expect(run()).resolves.toBeUndefined();
  const entry = {
    ...{ level: "info", message: "the balancer answered", attempts: 1, durationMs: 20 },
    requestId: "r-1",
  };
  expect(system.logged).toEqual([entry]);
});

test("it tries again while the link wakes up", async () => {
  const { run, sent, system } = setup([answer(503, "{}"), answer(503, "{}"), answer(404, OWN)]);
  await run();
  expect(sent).toHaveLength(3);
  expect(system.logged).toMatchObject([{ level: "info", attempts: 3 }]);
});

test.each<[string, ApiAnswer | CallError, string]>([
  [
    "API Gateway's own 404, for a route that is gone",
    answer(404, '{"message":"Not Found"}'),
    '404 {"message":"Not Found"}',
  ],
  ["a service that answers", answer(200, OWN), `200 ${OWN}`],
  ["a refusal", answer(403, '{"message":"Forbidden"}'), '403 {"message":"Forbidden"}'],
  [
    "a link that sleeps",
    answer(503, '{"message":"Service Unavailable"}'),
    '503 {"message":"Service Unavailable"}',
  ],
  ["an empty answer", answer(500, ""), "500"],
  ["a long answer, of which the beginning is told", answer(200, "x".repeat(900)), `200 ${"x".repeat(200)}`],
  [
    "no connection",
    new CallError("connection", "the connection to a.b failed: ENOTFOUND", 502),
    "connection: the connection to a.b failed: ENOTFOUND",
  ],
])("%s is an error, which is logged and thrown", async (_, came, told) => {
  const { run, system } = setup([came]);
  const message = `expected the balancer's own 404, got ${told}`;
  await expect(run()).rejects.toThrow(new Error(message));
  expect(system.logged).toMatchObject([{ level: "error", message }]);
});

test("a defect is thrown as it is", async () => {
  const system = fakeSystem();
  const send: Send = async () => {
    throw new TypeError("undefined is no function");
  };
  const run = makeKeepWarm(
    { target: gatewayOf(ENVIRONMENT, "eu-west-1"), credentials: async () => keys, send, system },
    OWN,
  );
  await expect(run({}, context)).rejects.toThrow(TypeError);
});

test("its environment is told everything that is wrong with it", () => {
  const wrong = { GATEWAY_URL: "https://a.b/prod", ROUTE: "keep-warm", TIMEOUT_SECONDS: "0" };
  expect(() => readEnvironment(wrong, KEEP_WARM_ENVIRONMENT)).toThrow(
    [
      "the environment has 4 problems:",
      '  GATEWAY_URL: expected https://<host>, got "https://a.b/prod"',
      '  ROUTE: expected a route like GET /, got "keep-warm"',
      "  BALANCER_ANSWER: expected a body, got nothing",
      '  TIMEOUT_SECONDS: expected seconds, more than 0 and at most 300, got "0"',
    ].join("\n"),
  );
});
