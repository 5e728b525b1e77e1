import { FIRST_VERSION } from "../../../lambdas/rotation/first";
import { makeRotate } from "../../../lambdas/rotation/rotate";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";

function setup(remainingMs = 90_000) {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  fake.stored.set(ARN, new Map());
  let keys = 0;
  const rotate = makeRotate({
    keys: new Map([[ARN, { name: "orders", testRoute: { method: "GET", path: "/" } }]]),
    secrets: fake.secrets,
    showKey: () => Promise.reject(new Error("nothing is called")),
    timeoutMs: 10_000,
    makeKey: (name) => {
      keys += 1;
      return keyOf(name, String(keys));
    },
    system,
  });
  const end = system.now() + remainingMs;
  const first = () =>
    rotate({ Step: "first", SecretId: ARN }, { getRemainingTimeInMillis: () => end - system.now() });
  return { system, fake, first, versions: () => [...(fake.stored.get(ARN) ?? [])] };
}

const FIRST = [
  FIRST_VERSION,
  { value: keyOf("orders", "1"), labels: ["AWSCURRENT"], createdAt: expect.any(Number) },
];

test("the first key is made where there is none, and its answer holds none", async () => {
  const { first, versions } = setup();
  expect(await first()).toEqual({ step: "first", secretId: ARN, outcome: "made a key" });
  expect(versions()).toEqual([FIRST]);
});

test("a key that there is stays", async () => {
  const { first, fake, versions } = setup();
  store(fake, ARN, { current: keyOf("orders", "c") });
  expect(await first()).toMatchObject({ outcome: "there was a key already" });
  expect(versions()).toMatchObject([["current", { value: keyOf("orders", "c"), labels: ["AWSCURRENT"] }]]);
});

test("two invocations at the same time make one key", async () => {
  const { first, versions } = setup();
  const both = await Promise.all([first(), first()]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["made a key", "there was a key already"]);
  expect(versions()).toHaveLength(1);
});

test.each([
  ["a label", "DescribeSecret"],
  ["the key", "PutSecretValue"],
])("a role that may not yet read or write %s is waited for", async (_, request) => {
  const { first, fake, system, versions } = setup();
  const ready = system.now() + 30_000;
  fake.refuse = (asked) =>
    asked.startsWith(request) && system.now() < ready ? awsError("AccessDeniedException") : undefined;
  expect(await first()).toMatchObject({ outcome: "made a key" });
  expect(system.slept).toEqual([5000, 5000, 5000, 5000, 5000, 5000]);
  expect(versions()).toHaveLength(1);
});

test.each([
  ["a minute", 90_000, 60_000],
  ["as long as the function has", 22_000, 20_000],
])("but only for %s", async (_, remainingMs, waitedMs) => {
  const { first, fake, system } = setup(remainingMs);
  fake.refuse = () => awsError("AccessDeniedException", "no");
  await expect(first()).rejects.toThrow("first failed: AccessDeniedException: no");
  expect(system.slept.reduce((sum, one) => sum + one)).toBe(waitedMs);
});

test("any other failure is told at once", async () => {
  const { first, fake, system } = setup();
  fake.refuse = () => awsError("DecryptionFailure");
  await expect(first()).rejects.toThrow("first failed: DecryptionFailure");
  expect(system.slept).toEqual([]);
});
