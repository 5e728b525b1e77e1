import type { GetParameterCommand } from "@aws-sdk/client-ssm";
import { makeProviderAuthorizer } from "../../../lambdas/authorizer/provider-authorizer";
import { authorizerEvent } from "../../support/fakes/authorizer-event";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const ORDERS = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";
const grants = new Map([
  ["orders", { allow: ["GET/orders/*"], deny: ["POST/*"], graceMinutes: 15 }],
  ["new", { allow: ["GET/"], deny: [], graceMinutes: 15 }],
]);
const stage = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod";
const right = keyOf("orders", "c");
const GRANTED = {
  principalId: "orders",
  policyDocument: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "execute-api:Invoke", Resource: [`${stage}/GET/orders/*`] },
      { Effect: "Deny", Action: "execute-api:Invoke", Resource: [`${stage}/POST/*`] },
    ],
  },
};

function setup() {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  store(fake, ORDERS, { current: right }, system.now());
  const parameters = new Map<string, object>([
    ["/p/a/orders", { endpointIds: ["vpce-0a"], secretArn: ORDERS }],
    ["/p/a/new", { endpointIds: ["unlinked"], secretArn: "unlinked" }],
  ]);
  const read: string[] = [];
  const send = async ({ input }: GetParameterCommand) => {
    read.push(input.Name ?? "");
    await new Promise((resolve) => setImmediate(resolve));
    const value = parameters.get(input.Name ?? "");
    if (value === undefined) throw awsError("ParameterNotFound");
    return { Parameter: { Value: JSON.stringify(value) } };
  };
  const authorize = makeProviderAuthorizer(
    { PARAMETER_PATH: "/p/a", STAGE: "prod" },
    grants,
    { ssm: { send: send as never }, secrets: fake.secrets },
    system,
  );
  const call = (key: string | undefined, vpceId?: string) => authorize(authorizerEvent(key, vpceId));
  return { system, fake, parameters, read, call };
}

const VERSIONS = ["GetSecretValue AWSCURRENT", "GetSecretValue AWSPENDING", "GetSecretValue AWSPREVIOUS"];

test("the right key through the right endpoint gets the grant of its holder, without any context", async () => {
  const { call, fake, read } = setup();
  expect(await call(right, "vpce-0a")).toEqual(GRANTED);
  expect(read).toEqual(["/p/a/orders"]);
  expect(fake.asked).toEqual(VERSIONS);
});

describe("nothing is read for a call that does not depend on it", () => {
  test.each<[string, string | undefined, string, readonly string[]]>([
    ["no key", undefined, "vpce-0a", []],
    ["no key's form", "hello", "vpce-0a", []],
    ["an unknown holder's", keyOf("stranger", "c"), "vpce-0a", []],
    ["a name that every object has", keyOf("constructor", "c"), "vpce-0a", []],
    ["an unlinked holder's", keyOf("new", "c"), "vpce-0a", ["/p/a/new"]],
  ])("%s: 401", async (_, key, endpoint, parameters) => {
    const { call, fake, read } = setup();
    await expect(call(key, endpoint)).rejects.toThrow(/^Unauthorized$/);
    expect(read).toEqual(parameters);
    expect(fake.asked).toEqual([]);
  });

  test("a stranger's endpoint: everything is denied", async () => {
    const { call, fake } = setup();
    expect((await call(right, "vpce-0b")).policyDocument.Statement).toEqual([
      { Effect: "Deny", Action: "execute-api:Invoke", Resource: [`${stage}/*`] },
    ]);
    expect(fake.asked).toEqual([]);
  });
});

describe("what was read is kept", () => {
  test("a parameter for a minute, keys for five", async () => {
    const { call, fake, read, system } = setup();
    const countsAfter = async (milliseconds: number) => {
      system.advance(milliseconds);
      await call(right, "vpce-0a");
      return [read.length, fake.asked.length];
    };
    expect(await countsAfter(0)).toEqual([1, 3]);
    expect(await countsAfter(59_999)).toEqual([1, 3]);
    expect(await countsAfter(1)).toEqual([2, 3]);
    expect(await countsAfter(239_999)).toEqual([3, 3]);
    expect(await countsAfter(1)).toEqual([3, 6]);
  });

  test("fifty concurrent calls read each once", async () => {
    const { call, fake, read } = setup();
    await Promise.all(Array.from({ length: 50 }, () => call(right, "vpce-0a")));
    expect(read).toHaveLength(1);
    expect(fake.asked).toHaveLength(3);
  });

  test("a holder that was linked is let in within a minute", async () => {
    const { call, parameters, system } = setup();
    await expect(call(keyOf("new", "n"), "vpce-0a")).rejects.toThrow("Unauthorized");
    parameters.set("/p/a/new", { endpointIds: ["vpce-0a"], secretArn: ORDERS });
    await expect(call(keyOf("new", "n"), "vpce-0a")).rejects.toThrow("Unauthorized");
    system.advance(60_000);
    await expect(call(keyOf("new", "n"), "vpce-0b")).resolves.toMatchObject({ principalId: "new" });
  });
});

describe("a key that is not among those that are kept", () => {
  test("is looked for once in ten seconds, whoever shows it", async () => {
    const { call, fake, system } = setup();
    const readsAfter = async (milliseconds: number) => {
      system.advance(milliseconds);
      await expect(call(keyOf("orders", "x"), "vpce-0a")).rejects.toThrow(/^Unauthorized$/);
      return fake.asked.length / 3;
    };
    expect(await readsAfter(0)).toBe(1);
    expect(await readsAfter(9_999)).toBe(1);
    expect(await readsAfter(1)).toBe(2);
    expect(await readsAfter(5_000)).toBe(2);
    expect(await readsAfter(5_000)).toBe(3);
  });

  test("is found if it has been made since", async () => {
    const { call, fake, system } = setup();
    await call(right, "vpce-0a");
    system.advance(10_000);
    store(fake, ORDERS, { current: keyOf("orders", "n"), previous: right }, system.now());
    expect(await call(keyOf("orders", "n"), "vpce-0a")).toEqual(GRANTED);
    expect(await call(right, "vpce-0a")).toEqual(GRANTED);
    system.advance(15 * 60_000);
    await expect(call(right, "vpce-0a")).rejects.toThrow(/^Unauthorized$/);
  });

  test("does not take the valid one's place while it is looked for in vain", async () => {
    const { call, fake, system } = setup();
    await call(right, "vpce-0a");
    system.advance(10_000);
    fake.refuse = () => awsError("ThrottlingException");
    await expect(call(keyOf("orders", "x"), "vpce-0a")).rejects.toThrow("could not decide");
    expect(await call(right, "vpce-0a")).toEqual(GRANTED);
  });
});

describe("a failure of AWS is no refusal, and says nothing to the caller", () => {
  test.each<[string, (of: ReturnType<typeof setup>) => void, string]>([
    [
      "the secret may not be read",
      ({ fake }) => {
        fake.refuse = () => awsError("AccessDeniedException", "not authorized");
      },
      "AccessDeniedException: not authorized",
    ],
    [
      "there is no secret",
      ({ fake }) => fake.stored.clear(),
      `there is no current key in ${ORDERS}, or no such secret`,
    ],
    [
      "there is no key yet",
      ({ fake }) => store(fake, ORDERS, { pending: right }),
      `there is no current key in ${ORDERS}, or no such secret`,
    ],
    [
      "there is no parameter",
      ({ parameters }) => parameters.clear(),
      "ParameterNotFound: said ParameterNotFound",
    ],
    [
      "the parameter is malformed",
      ({ parameters }) => parameters.set("/p/a/orders", {}),
      "the parameter /p/a/orders is not { endpointIds, secretArn }",
    ],
  ])("%s", async (_, breakIt, message) => {
    const all = setup();
    breakIt(all);
    await expect(all.call(right, "vpce-0a")).rejects.toThrow(
      /^the authorizer could not decide; its log says why$/,
    );
    expect(all.system.logged).toEqual([
      {
        level: "error",
        consumer: "orders",
        verdict: "failed",
        reason: "failure",
        endpoint: "vpce-0a",
        requestId: "r-1",
        message,
      },
    ]);
  });

  test("it is not kept", async () => {
    const { call, fake } = setup();
    fake.refuse = () => awsError("AccessDeniedException");
    await expect(call(right, "vpce-0a")).rejects.toThrow("could not decide");
    fake.refuse = () => undefined;
    expect(await call(right, "vpce-0a")).toEqual(GRANTED);
  });
});

describe("one line is written about each decision", () => {
  test.each<[string | undefined, string, object]>([
    [right, "vpce-0a", { consumer: "orders", verdict: "answered", reason: "current" }],
    [keyOf("orders", "p"), "vpce-0a", { consumer: "orders", verdict: "answered", reason: "pending" }],
    [keyOf("orders", "o"), "vpce-0a", { consumer: "orders", verdict: "answered", reason: "previous" }],
    [right, "vpce-0b", { consumer: "orders", verdict: "denied", reason: "elsewhere" }],
    [keyOf("orders", "x"), "vpce-0a", { consumer: "orders", verdict: "unauthorized", reason: "wrong-key" }],
    [keyOf("new", "x"), "vpce-0a", { consumer: "new", verdict: "unauthorized", reason: "unlinked" }],
    [keyOf("stranger", "x"), "vpce-0a", { verdict: "unauthorized", reason: "unknown-name" }],
    [undefined, "vpce-0a", { verdict: "unauthorized", reason: "no-key" }],
  ])("%s through %s", async (key, endpoint, entry) => {
    const { call, fake, system } = setup();
    store(
      fake,
      ORDERS,
      { current: right, pending: keyOf("orders", "p"), previous: keyOf("orders", "o") },
      system.now(),
    );
    await call(key, endpoint).catch(() => {});
    expect(system.logged).toEqual([{ level: "info", ...entry, endpoint, requestId: "r-1" }]);
  });
});
