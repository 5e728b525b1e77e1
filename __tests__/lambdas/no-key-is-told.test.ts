import { inspect } from "node:util";
import { makeKeyHandler } from "../../lambdas/api-key/key-handler";
import { keyIn } from "../../lambdas/api-key/key-source";
import { makeProviderAuthorizer } from "../../lambdas/authorizer/provider-authorizer";
import { CallError } from "../../lambdas/client/call-error";
import { targetOf } from "../../lambdas/client/environment";
import { makeFrontDoor } from "../../lambdas/front-door/front-door";
import { makeRotate } from "../../lambdas/rotation/rotate";
import { makeShowKey } from "../../lambdas/rotation/show-key";
import { authorizerEvent } from "../support/fakes/authorizer-event";
import { awsError, type FakeSecrets, fakeSecrets, store } from "../support/fakes/fake-secrets";
import { type FakeSystem, fakeSystem } from "../support/fakes/fake-system";
import { keyOf } from "../support/fakes/keys";

const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}-AbCdEf`;
const ORDERS = secret("orders");
const grants = new Map([["orders", { allow: ["GET/"], deny: ["POST/"], graceMinutes: 15 }]]);
const target = targetOf({
  API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /",
  TIMEOUT_SECONDS: "10",
});
const context = { getRemainingTimeInMillis: () => 90_000 };

/** Every key of this test ends in a run of one of these; nothing else that is written does. */
const RUNS = ["c", "p", "o", "x", "n", "u"].map((character) => character.repeat(20));
const UPSTREAM = keyOf("consumer", "u");

/** Everything that a function lets out: what it logs, answers and throws, with all hidden parts of an error. */
async function outputOf(system: FakeSystem, act: () => Promise<unknown>): Promise<string> {
  const result = await act().catch((error: unknown) => error);
  const deep = { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null };
  return inspect([system.logged, result], deep) + JSON.stringify([system.logged, result]);
}

interface World {
  readonly system: FakeSystem;
  readonly fake: FakeSecrets;
}

/** Failures between a function and Secrets Manager, whose errors quote what they should not. */
const QUOTING = `'{"SecretString":"${keyOf("orders", "c")}' is not valid JSON`;
const WEATHERS: Readonly<Record<string, (of: World) => void>> = {
  "all is well": () => {},
  "AWS refuses": ({ fake }) => {
    fake.refuse = () => awsError("AccessDeniedException");
  },
  "an answer is not JSON": ({ fake }) => {
    fake.refuse = () => Object.assign(new SyntaxError(QUOTING), { $response: { body: QUOTING } });
  },
  "an error has the answer with it": ({ fake }) => {
    fake.refuse = () => Object.assign(awsError("InternalServiceError"), { $response: { body: QUOTING } });
  },
  "there is no secret": ({ fake }) => fake.stored.clear(),
};

const SHOWN = [
  undefined,
  "hello",
  ...["c", "p", "o", "x"].map((character) => keyOf("orders", character)),
  keyOf("stranger", "x"),
];

function world(): World {
  const system = fakeSystem();
  const fake = fakeSecrets(system.now);
  const values = {
    current: keyOf("orders", "c"),
    pending: keyOf("orders", "p"),
    previous: keyOf("orders", "o"),
  };
  store(fake, ORDERS, values, system.now());
  store(fake, secret("upstream"), { current: UPSTREAM });
  return { system, fake };
}

describe.each(Object.entries(WEATHERS))("%s", (_, change) => {
  const eachKey = async (make: (of: World) => (key: string | undefined) => Promise<unknown>) => {
    let said = "";
    for (const key of SHOWN) {
      const of = world();
      const call = make(of);
      change(of);
      said += await outputOf(of.system, () => call(key));
    }
    return said;
  };

  test("the authorizer tells no key", async () => {
    const parameter = { Value: JSON.stringify({ endpointIds: ["vpce-0a"], secretArn: ORDERS }) };
    const ssm = { send: (async () => ({ Parameter: parameter })) as never };
    for (const endpoint of ["vpce-0a", "vpce-0b"]) {
      const said = await eachKey(({ fake, system }) => {
        const authorize = makeProviderAuthorizer(
          { PARAMETER_PATH: "/p", STAGE: "prod" },
          grants,
          { ssm, secrets: fake.secrets },
          system,
        );
        return (key) => authorize(authorizerEvent(key, endpoint));
      });
      expect(said).toContain("requestId");
      for (const run of RUNS) expect(said).not.toContain(run);
    }
  });

  test("the front door tells none but its own, and that only to API Gateway", async () => {
    const environment = {
      STAGE: "prod",
      UPSTREAM_SECRET_ARN: secret("upstream"),
      CALLER_SECRET_ARNS: JSON.stringify({ orders: ORDERS }),
    };
    const said = await eachKey(({ fake, system }) => {
      const door = makeFrontDoor(environment, grants, fake.secrets, system);
      return async (key) => {
        const { context: own, ...answer } = await door(authorizerEvent(key));
        expect(own).toEqual({ upstreamKey: UPSTREAM });
        return answer;
      };
    });
    for (const run of RUNS) expect(said).not.toContain(run);
  });

  test.each([200, 401, 403, 500])("the rotation tells no key where the API answers %i", async (status) => {
    let said = "";
    for (const Step of ["first", "createSecret", "setSecret", "testSecret", "finishSecret"] as const)
      for (const kept of [true, false]) {
        const of = world();
        const { system, fake } = of;
        if (!kept) fake.stored.set(ORDERS, new Map([["pending", { labels: ["AWSPENDING"], createdAt: 0 }]]));
        change(of);
        const send = async () => ({ status, headers: {}, body: Buffer.alloc(0) });
        const rotate = makeRotate({
          keys: new Map([[ORDERS, { name: "orders", testRoute: { method: "GET", path: "/" } }]]),
          secrets: fake.secrets,
          showKey: makeShowKey(target, send, system),
          timeoutMs: 10_000,
          makeKey: () => keyOf("orders", "n"),
          system,
        });
        said += await outputOf(system, () =>
          rotate({ Step, SecretId: ORDERS, ClientRequestToken: "pending" }, context),
        );
      }
    expect(said).toContain("finishSecret");
    for (const run of RUNS) expect(said).not.toContain(run);
  });

  test.each([200, 401, 403, 500, "lost"] as const)(
    "the client tells no key where the API answers %s",
    async (status) => {
      const of = world();
      const { system, fake } = of;
      change(of);
      const send = async () => {
        if (status === "lost") throw new CallError("connection", "lost", 502);
        // A rotation happens while the first call is under way.
        store(fake, ORDERS, { current: keyOf("orders", "n") });
        return { status, headers: { "x-amzn-errortype": "AccessDeniedException" }, body: Buffer.from("{}") };
      };
      const handler = makeKeyHandler({ target, key: keyIn(fake.secrets, ORDERS, system.now), send, system });
      const events = [{}, { headers: { "x-crosslink-key": keyOf("orders", "x") } }];
      let said = "";
      for (const event of events) said += await outputOf(system, () => handler(event, context));
      expect(said).toContain("durationMs");
      for (const run of RUNS) expect(said).not.toContain(run);
    },
  );
});
