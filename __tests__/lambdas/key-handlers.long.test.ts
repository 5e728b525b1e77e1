import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../src/bundle/compile";
import { lambdaFile } from "../../src/bundle/lambdas";
import { zip } from "../../src/bundle/zip";
import { authorizerEvent } from "../support/fakes/authorizer-event";
import { type FakeAws, fakeAws } from "../support/fakes/fake-aws";
import { keyOf } from "../support/fakes/keys";

const NAMES = ["authorizer", "front-door", "rotation", "api-key"] as const;
type Name = (typeof NAMES)[number];

const directory = mkdtempSync(join(tmpdir(), "crosslink-key-handlers-"));
const sizes = {} as Record<Name, number>;
const grants = JSON.stringify({ orders: { allow: ["GET/"], deny: ["POST/"], graceMinutes: 15 } });

/** Each function in a folder of its own, as in its zip file. */
beforeAll(async () => {
  const entryOf = (name: Name) => lambdaFile(name, "handler.ts");
  const compiled = await compile(NAMES.map(entryOf));
  for (const name of NAMES) {
    const result = compiled.get(entryOf(name));
    if (result === undefined || "refused" in result) throw new Error(result?.refused.join("\n"));
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, "index.js"), result.code);
    writeFileSync(join(directory, name, "grants.json"), grants);
    sizes[name] = (await zip({ "index.js": result.code })).length;
    expect(result.inputs.filter((input) => input.includes("credential-provider"))).toEqual([]);
  }
});
afterAll(() => rmSync(directory, { recursive: true }));

const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}-AbCdEf`;
const ENVIRONMENTS: Readonly<Record<Name, object>> = {
  authorizer: { PARAMETER_PATH: "/private-api-provider/authorizer", STAGE: "prod" },
  "front-door": {
    STAGE: "prod",
    UPSTREAM_SECRET_ARN: arn("upstream"),
    CALLER_SECRET_ARNS: JSON.stringify({ orders: arn("orders") }),
  },
  rotation: {
    API_URL: "https://127.0.0.1:1/prod",
    API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    TIMEOUT_SECONDS: "5",
    KEYS: JSON.stringify({ [arn("orders")]: { name: "orders", testRoute: "GET /" } }),
  },
  "api-key": {
    API_URL: "https://127.0.0.1:1/prod",
    API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    API_REGION: "eu-west-1",
    DEFAULT_ROUTE: "POST /",
    TIMEOUT_SECONDS: "5",
    API_KEY_SECRET_ARN: arn("orders"),
  },
};
const OF_LAMBDA = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "ASIAOWN",
  AWS_SECRET_ACCESS_KEY: "own-secret",
  AWS_SESSION_TOKEN: "own-token",
};

/** Invokes a bundled handler in a process of its own, as Lambda does; gives the lines that it wrote, the last its outcome. */
function invoke(
  name: Name,
  event: object,
  environment: object,
): Promise<{ lines: unknown[]; stderr: string }> {
  const script = `const { handler } = require(process.argv[1]);
    handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 30_000 })
      .then((answer) => ({ answer }), (error) => ({ thrown: error.message }))
      .then((outcome) => console.log(JSON.stringify(outcome)));`;
  const options = { env: { PATH: process.env.PATH, ...environment } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["-e", script, join(directory, name, "index.js")],
      options,
      (_, stdout, stderr) =>
        resolve({
          lines: stdout
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
          stderr,
        }),
    );
  });
}

let aws: FakeAws | undefined;
afterEach(async () => {
  await aws?.close();
  aws = undefined;
});

/** An AWS with one parameter, and a current key in every secret. */
const withKeys = () =>
  fakeAws({
    GetParameter: () => ({
      Parameter: { Value: JSON.stringify({ endpointIds: ["vpce-0a"], secretArn: arn("orders") }) },
    }),
    GetSecretValue: ({ SecretId, VersionStage }: { SecretId: string; VersionStage: string }) =>
      VersionStage === "AWSCURRENT"
        ? {
            SecretString: keyOf(SecretId === arn("upstream") ? "consumer" : "orders", "c"),
            CreatedDate: 1_767_322_445.5,
          }
        : "ResourceNotFoundException",
    DescribeSecret: () => ({ VersionIdsToStages: {} }),
    PutSecretValue: () => ({}),
  });

async function run(name: Name, event: object) {
  aws = await withKeys();
  return invoke(name, event, { ...ENVIRONMENTS[name], ...OF_LAMBDA, AWS_ENDPOINT_URL: aws.url });
}

test.each<[Name, number]>([
  ["authorizer", 75_000],
  ["front-door", 62_000],
  ["rotation", 65_000],
  ["api-key", 67_000],
])("%s is at most %i bytes", (name, bytes) => {
  expect(sizes[name]).toBeLessThan(bytes);
});

test.each<[Name, number]>([
  ["authorizer", 5],
  ["front-door", 6],
  ["rotation", 7],
  ["api-key", 9],
])("%s starts only with its environment", async (name, problems) => {
  const { stderr } = await invoke(name, {}, {});
  expect(stderr).toContain(`the environment has ${problems} problems:`);
});

test("the authorizer reads its grants beside its code, a parameter and a secret, with its own credentials", async () => {
  const { lines } = await run("authorizer", authorizerEvent(keyOf("orders", "c"), "vpce-0a"));
  expect(lines).toMatchObject([
    { level: "info", consumer: "orders", verdict: "answered", reason: "current", endpoint: "vpce-0a" },
    {
      answer: {
        principalId: "orders",
        policyDocument: { Statement: [{ Effect: "Allow" }, { Effect: "Deny" }] },
      },
    },
  ]);
  expect(aws?.asked.map(({ operation }) => operation)).toEqual([
    "GetParameter",
    "GetSecretValue",
    "GetSecretValue",
    "GetSecretValue",
  ]);
  expect(aws?.asked[0]?.input).toEqual({ Name: "/private-api-provider/authorizer/orders" });
  expect(aws?.asked.map(({ authorization }) => authorization)).toEqual([
    expect.stringMatching(/Credential=ASIAOWN\/\d{8}\/eu-west-1\/ssm\/aws4_request/),
    ...Array(3).fill(
      expect.stringMatching(/Credential=ASIAOWN\/\d{8}\/eu-west-1\/secretsmanager\/aws4_request/),
    ),
  ]);
});

test.each(["authorizer", "front-door"] as const)("%s: a wrong key is Unauthorized", async (name) => {
  const { lines } = await run(name, authorizerEvent(keyOf("orders", "x"), "vpce-0a"));
  expect(lines).toMatchObject([{ verdict: "unauthorized", reason: "wrong-key" }, { thrown: "Unauthorized" }]);
});

test("the front door gives API Gateway the key for the way to the provider, and logs none", async () => {
  const { lines } = await run("front-door", authorizerEvent(keyOf("orders", "c")));
  expect(lines).toMatchObject([
    { verdict: "answered" },
    { answer: { principalId: "orders", context: { upstreamKey: keyOf("consumer", "c") } } },
  ]);
  expect(JSON.stringify(lines[0])).not.toContain("ccccc");
});

test("the rotation function makes a first key", async () => {
  const { lines } = await run("rotation", { Step: "first", SecretId: arn("orders") });
  expect(lines).toEqual([
    { level: "info", step: "first", secretId: arn("orders"), outcome: "made a key" },
    { answer: { step: "first", secretId: arn("orders"), outcome: "made a key" } },
  ]);
  const put = aws?.asked.at(-1);
  expect(put).toMatchObject({
    operation: "PutSecretValue",
    input: {
      SecretId: arn("orders"),
      SecretString: expect.stringMatching(/^orders\.[0-9A-Za-z]{43}$/),
      VersionStages: ["AWSCURRENT"],
      ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
});

test("the client reads its key before it calls the API", async () => {
  const { lines } = await run("api-key", {});
  expect(aws?.asked.map(({ operation, input }) => ({ operation, input }))).toEqual([
    { operation: "GetSecretValue", input: { SecretId: arn("orders"), VersionStage: "AWSCURRENT" } },
  ]);
  expect(lines).toMatchObject([
    { level: "error", attempts: 1, method: "POST", reason: "connection" },
    { answer: { statusCode: 502, error: { reason: "connection" } } },
  ]);
});

test("a Secrets Manager that cannot be reached is told with what to check", async () => {
  const nowhere = { AWS_ENDPOINT_URL: "http://127.0.0.1:1" };
  const { lines } = await invoke("api-key", {}, { ...ENVIRONMENTS["api-key"], ...OF_LAMBDA, ...nowhere });
  expect(lines).toMatchObject([
    { level: "error", attempts: 0, reason: "secret" },
    {
      answer: {
        statusCode: 502,
        error: { check: expect.stringContaining("its interface endpoint secretsmanager") },
      },
    },
  ]);
  expect(JSON.stringify(lines)).toContain("ECONNREFUSED");
});
