import fc from "fast-check";
import { CallError } from "../../../lambdas/client/call-error";
import { makeRotate } from "../../../lambdas/rotation/rotate";
import type { RotationEvent } from "../../../lambdas/rotation/rotation-event";
import type { Reception } from "../../../lambdas/rotation/show-key";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";
const route = { method: "GET", path: "/orders" } as const;
const old = keyOf("orders", "o");
const made = keyOf("orders", "1");

/** A secret in the state in which Secrets Manager begins a rotation: the token has its label, but no key. */
function setup(receive: (key: string, count: number) => Reception | Error = () => "admitted") {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  store(fake, ARN, { current: old }, system.now());
  fake.stored.get(ARN)?.set("token", { labels: ["AWSPENDING"], createdAt: system.now() });
  const shown: string[] = [];
  let keys = 0;
  const rotate = makeRotate({
    keys: new Map([[ARN, { name: "orders", testRoute: route }]]),
    secrets: fake.secrets,
    showKey: async (key, asked, deadline) => {
      expect(asked).toEqual(route);
      expect(deadline.at - system.now()).toBe(10_000);
      shown.push(key);
      const received = receive(key, shown.length);
      if (received instanceof Error) throw received;
      return received;
    },
    timeoutMs: 10_000,
    makeKey: (name) => {
      keys += 1;
      return keyOf(name, String(keys));
    },
    system,
  });
  const context = { getRemainingTimeInMillis: () => 90_000 };
  const step = (Step: RotationEvent["Step"], token = "token", SecretId = ARN) =>
    rotate({ Step, SecretId, ClientRequestToken: token }, context);
  const labels = () =>
    Object.fromEntries([...(fake.stored.get(ARN) ?? [])].map(([id, version]) => [id, version.labels]));
  const value = (id: string) => fake.stored.get(ARN)?.get(id)?.value;
  return { system, fake, shown, rotate, context, step, labels, value };
}

type Setup = ReturnType<typeof setup>;

test("a rotation makes a key, tests it beside the old one, and makes it the current one", async () => {
  const { step, labels, value, shown } = setup();
  expect(await step("createSecret")).toEqual({ step: "createSecret", secretId: ARN, outcome: "made a key" });
  expect(value("token")).toBe(made);
  expect(labels()).toEqual({ current: ["AWSCURRENT"], token: ["AWSPENDING"] });
  expect(await step("setSecret")).toMatchObject({ outcome: "there is nothing to set" });
  expect(await step("testSecret")).toMatchObject({ outcome: "both keys are admitted" });
  expect(shown).toEqual([old, made]);
  expect(await step("finishSecret")).toMatchObject({ outcome: "the key is the current one" });
  expect(labels()).toEqual({ current: ["AWSPREVIOUS"], token: ["AWSCURRENT"] });
});

describe("a step is part of a rotation of this function's secrets, or it fails", () => {
  test.each<[string, (of: Setup) => Promise<unknown>, string]>([
    [
      "another secret",
      ({ step }) => step("createSecret", "token", `${ARN}x`),
      "is none of the secrets in KEYS",
    ],
    ["another token", ({ step }) => step("createSecret", "other"), "the secret has no version other"],
    [
      "a token that is not pending",
      ({ step, fake }) => {
        fake.stored.get(ARN)?.get("token")?.labels.splice(0, 1, "AWSPREVIOUS");
        return step("finishSecret");
      },
      "the version token is not labelled AWSPENDING",
    ],
    [
      "another step",
      ({ step }) => step("constructor" as never),
      "expected one of Secrets Manager's steps, or first",
    ],
    [
      "a refusal of AWS",
      ({ step, fake }) => {
        fake.refuse = () => awsError("AccessDeniedException");
        return step("createSecret");
      },
      "createSecret failed: AccessDeniedException: said AccessDeniedException",
    ],
  ])("%s", async (_, act, message) => {
    const all = setup();
    await expect(act(all)).rejects.toThrow(message);
    expect(all.labels().current).toEqual(["AWSCURRENT"]);
    expect(all.system.logged).toMatchObject([{ level: "error", message: expect.any(String) }]);
  });

  test("a secret that is not rotated", async () => {
    const { step, fake } = setup();
    const { send } = fake.secrets;
    (fake.secrets as { send: unknown }).send = async (command: never) => ({
      ...(await send(command)),
      RotationEnabled: false,
    });
    await expect(step("createSecret")).rejects.toThrow("rotation of the secret is not enabled");
  });
});

describe("createSecret", () => {
  test("makes a key once, however often it is called", async () => {
    const { step, value } = setup();
    await step("createSecret");
    expect(await step("createSecret")).toMatchObject({ outcome: "there was a key already" });
    await Promise.all([step("createSecret"), step("createSecret")]);
    expect(value("token")).toBe(made);
  });

  test("is one key for two invocations at the same time", async () => {
    const { step, value } = setup();
    const both = await Promise.all([step("createSecret"), step("createSecret")]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["made a key", "there was a key already"]);
    expect([made, keyOf("orders", "2")]).toContain(value("token"));
  });

  test("takes no notice of the key of a rotation that was never finished", async () => {
    const { step, fake, value, labels } = setup();
    fake.stored
      .get(ARN)
      ?.set("lingering", { value: keyOf("orders", "z"), labels: ["AWSPENDING"], createdAt: 0 });
    await step("createSecret");
    expect(value("token")).toBe(made);
    expect(labels()).toMatchObject({ lingering: [], token: ["AWSPENDING"] });
  });
});

describe("testSecret compares what the API makes of both keys", () => {
  const all: readonly Reception[] = ["admitted", "forbidden", "refused"];
  test.each(all.flatMap((known) => all.map((received) => [known, received] as const)))(
    "the current one %s, the new one %s",
    async (known, received) => {
      const { step, labels } = setup((key) => (key === old ? known : received));
      await step("createSecret");
      const passes = known === received && known !== "refused";
      const tested = await step("testSecret").then(
        ({ outcome }) => outcome,
        ({ message }: Error) => message,
      );
      if (passes) expect(tested).toBe(`both keys are ${known}`);
      else if (known === "refused") expect(tested).toContain("the API refuses the current key");
      else expect(tested).toBe(`testSecret failed: the new key is ${received}, the current one ${known}`);
      expect(labels()).toEqual({ current: ["AWSCURRENT"], token: ["AWSPENDING"] });
    },
  );

  test("a new key that the authorizer has not seen yet is shown again after a while", async () => {
    const { step, system, shown } = setup((key, count) =>
      key === made && count < 3 ? "refused" : "admitted",
    );
    await step("createSecret");
    expect(await step("testSecret")).toMatchObject({ outcome: "both keys are admitted" });
    expect(shown).toEqual([old, made, made]);
    expect(system.slept).toEqual([11_000]);
  });

  test("but not if the function has no time for that", async () => {
    const { rotate, step, system } = setup((key) => (key === made ? "refused" : "admitted"));
    await step("createSecret");
    const event = { Step: "testSecret", SecretId: ARN, ClientRequestToken: "token" } as const;
    await expect(rotate(event, { getRemainingTimeInMillis: () => 12_000 })).rejects.toThrow(
      "the new key is refused",
    );
    expect(system.slept).toEqual([]);
  });

  test("no answer of the API is a failure", async () => {
    const { step } = setup(() => new CallError("timeout", "the API did not answer in time", 504));
    await step("createSecret");
    await expect(step("testSecret")).rejects.toThrow(
      "testSecret failed: CallError: the API did not answer in time",
    );
  });

  test.each<[string, (of: Setup) => void]>([
    ["the version has no key, as when rotation is switched on", () => {}],
    [
      "the version has the current key",
      ({ fake }) => Object.assign(fake.stored.get(ARN)?.get("token") ?? {}, { value: old }),
    ],
    ["there is no key at all", ({ fake }) => fake.stored.get(ARN)?.delete("current")],
  ])("%s: there is nothing to compare", async (_, prepare) => {
    const each = setup(() => "refused");
    prepare(each);
    expect(await each.step("testSecret")).toMatchObject({ outcome: "there is nothing to compare" });
    expect(each.shown).toEqual([]);
  });

  test("a new key without a current one does not pass", async () => {
    const { step, fake } = setup();
    await step("createSecret");
    fake.stored.get(ARN)?.delete("current");
    await expect(step("testSecret")).rejects.toThrow("there is no current key to compare the new one with");
  });
});

describe("finishSecret", () => {
  test("does what is left of it", async () => {
    const { step, fake, labels } = setup();
    await step("createSecret");
    fake.refuse = (request) =>
      request === "UpdateSecretVersionStage AWSPENDING" ? awsError("InternalServiceError") : undefined;
    await expect(step("finishSecret")).rejects.toThrow("InternalServiceError");
    expect(labels()).toEqual({ current: ["AWSPREVIOUS"], token: ["AWSPENDING", "AWSCURRENT"] });
    fake.refuse = () => undefined;
    expect(await step("finishSecret")).toMatchObject({ outcome: "the key was the current one already" });
    expect(labels()).toEqual({ current: ["AWSPREVIOUS"], token: ["AWSCURRENT"] });
  });

  test("that is finished changes nothing, nor does any other step", async () => {
    const { step, fake, labels, value } = setup();
    for (const each of ["createSecret", "finishSecret"] as const) await step(each);
    fake.asked.length = 0;
    for (const each of ["createSecret", "setSecret", "testSecret", "finishSecret"] as const) await step(each);
    expect(new Set(fake.asked)).toEqual(new Set(["DescribeSecret"]));
    expect(labels()).toEqual({ current: ["AWSPREVIOUS"], token: ["AWSCURRENT"] });
    expect(value("token")).toBe(made);
  });

  test("makes the key the current one even if none was", async () => {
    const { step, fake, labels } = setup();
    await step("createSecret");
    fake.stored.get(ARN)?.delete("current");
    await step("finishSecret");
    expect(labels()).toEqual({ token: ["AWSCURRENT"] });
  });
});

test("whatever is called how often and fails where, there is one current key, and it is the old or the tested one", async () => {
  const names = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;
  const calls = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 6 })), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(calls, async (plan) => {
      const { step, fake, labels, value } = setup();
      for (const [i, [repeats, failing]] of plan.entries()) {
        // Some request of this step fails; Secrets Manager then calls it again.
        let requests = 0;
        fake.refuse = () => {
          requests += 1;
          return requests === failing ? awsError("InternalServiceError") : undefined;
        };
        const name = names[i] as (typeof names)[number];
        for (let n = 0; n <= repeats + 1; n += 1) await step(name).catch(() => {});
        const current = Object.entries(labels()).filter(([, all]) => all.includes("AWSCURRENT"));
        expect(current).toHaveLength(1);
        expect([old, value("token")]).toContain(value(current[0]?.[0] ?? ""));
      }
      expect(labels()).toEqual({ current: ["AWSPREVIOUS"], token: ["AWSCURRENT"] });
    }),
  );
});
