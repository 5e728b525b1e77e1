import { readEnvironment } from "../../../lambdas/client/read-environment";
import {
  callerSecrets,
  FRONT_DOOR_ENVIRONMENT,
  type FrontDoorEnvironment,
} from "../../../lambdas/front-door/environment";
import { makeFrontDoor } from "../../../lambdas/front-door/front-door";
import { authorizerEvent } from "../../support/fakes/authorizer-event";
import { fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}-AbCdEf`;
const environment: FrontDoorEnvironment = {
  STAGE: "prod",
  UPSTREAM_SECRET_ARN: secret("upstream"),
  CALLER_SECRET_ARNS: JSON.stringify({ mobile: secret("mobile"), web: secret("web") }),
};
const grants = new Map([["mobile", { allow: ["GET/"], deny: ["POST/"], graceMinutes: 15 }]]);
const upstreamKey = keyOf("consumer", "u");

function setup() {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  store(fake, secret("upstream"), { current: upstreamKey });
  store(fake, secret("mobile"), { current: keyOf("mobile", "m") });
  store(fake, secret("web"), { current: keyOf("web", "w") });
  const door = makeFrontDoor(environment, grants, fake.secrets, system);
  return { system, fake, call: (key: string) => door(authorizerEvent(key)) };
}

test("a caller's key gets its grant from anywhere, and the door's own key for the way to the provider", async () => {
  expect(await setup().call(keyOf("mobile", "m"))).toMatchObject({
    principalId: "mobile",
    policyDocument: { Statement: [{ Effect: "Allow" }, { Effect: "Deny" }] },
    context: { upstreamKey },
  });
});

test.each([
  ["a wrong key", keyOf("mobile", "x")],
  ["the door's own key", upstreamKey],
  ["a key under another caller's name", keyOf("mobile", "w")],
  ["a caller without a grant", keyOf("web", "w")],
])("%s: 401, and the door's key is not even read", async (_, key) => {
  const { call, fake } = setup();
  await expect(call(key)).rejects.toThrow(/^Unauthorized$/);
  expect(fake.asked.length).toBeLessThanOrEqual(3);
});

test("the door's key is kept for a minute", async () => {
  const { call, fake, system } = setup();
  const key = keyOf("mobile", "m");
  await Promise.all([call(key), call(key)]);
  expect(fake.asked).toHaveLength(4);
  system.advance(59_999);
  store(fake, secret("upstream"), { current: keyOf("consumer", "n"), previous: upstreamKey });
  expect((await call(key)).context).toEqual({ upstreamKey });
  system.advance(1);
  expect((await call(key)).context).toEqual({ upstreamKey: keyOf("consumer", "n") });
});

test("without the door's key nothing is allowed", async () => {
  const { call, fake, system } = setup();
  fake.stored.delete(secret("upstream"));
  await expect(call(keyOf("mobile", "m"))).rejects.toThrow("could not decide");
  expect(system.logged).toMatchObject([
    { level: "error", consumer: "mobile", message: expect.stringContaining("secret:upstream-AbCdEf") },
  ]);
  expect(system.logged).toHaveLength(1);
});

test("a caller with a grant but no secret is an error at start", () => {
  const without = { ...environment, CALLER_SECRET_ARNS: JSON.stringify({ web: secret("web") }) };
  expect(() => makeFrontDoor(without, grants, fakeSecrets().secrets, fakeSystem())).toThrow(
    "CALLER_SECRET_ARNS: expected the secrets of mobile too",
  );
});

describe("the environment", () => {
  test("says where the callers' keys are", () => {
    const read = readEnvironment<FrontDoorEnvironment>({ ...environment }, FRONT_DOOR_ENVIRONMENT);
    expect([...callerSecrets(read)]).toEqual([
      ["mobile", secret("mobile")],
      ["web", secret("web")],
    ]);
  });

  test.each(["", "[]", "null", "{", '{"mobile":1}', '{"mobile":"arn:aws:s3:::a"}'])("is not %j", (text) => {
    const wrong = { ...environment, CALLER_SECRET_ARNS: text };
    expect(() => readEnvironment<FrontDoorEnvironment>(wrong, FRONT_DOOR_ENVIRONMENT)).toThrow(
      `CALLER_SECRET_ARNS: expected secret ARNs by caller, as JSON, got ${JSON.stringify(text)}`,
    );
  });
});
