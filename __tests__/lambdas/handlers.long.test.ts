import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { description, version } from "../../package.json";
import { compile } from "../../src/bundle/compile";
import type { Compiled, Refused } from "../../src/bundle/compiled";
import { lambdaFile } from "../../src/bundle/lambdas";
import { zip } from "../../src/bundle/zip";
import { type FakeSts, fakeSts, GRANTED, refused } from "../support/fakes/fake-sts";

const directory = mkdtempSync(join(tmpdir(), "crosslink-handlers-"));
afterAll(() => rmSync(directory, { recursive: true }));

type Name = "direct" | "assume-role" | "identity";
const entryOf = (name: Name) => lambdaFile(name, "handler.ts");

/** A handler as it is deployed: its file, its size as a zip in bytes, and the modules in it. */
async function bundle(name: Name, compiled: Compiled | Refused | undefined) {
  if (compiled === undefined || "refused" in compiled) throw new Error(compiled?.refused.join("\n"));
  const { code, inputs } = compiled;
  const outfile = join(directory, `${name}.js`);
  writeFileSync(outfile, code);
  return { outfile, bytes: (await zip({ "index.js": code })).length, modules: inputs };
}

type Bundled = Awaited<ReturnType<typeof bundle>>;
const bundles = {} as Record<Name, Bundled>;
beforeAll(async () => {
  const names: readonly Name[] = ["direct", "assume-role", "identity"];
  const compiled = await compile(names.map(entryOf));
  for (const name of names) bundles[name] = await bundle(name, compiled.get(entryOf(name)));
});

const ENVIRONMENT = {
  API_URL: "https://127.0.0.1:1/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "POST /",
  TIMEOUT_SECONDS: "240",
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "ASIAOWN",
  AWS_SECRET_ACCESS_KEY: "own-secret",
  AWS_SESSION_TOKEN: "own-token",
};
const ASSUMING = {
  ...ENVIRONMENT,
  ROLE_ARN: "arn:aws:iam::111111111111:role/access",
  EXTERNAL_ID: "shared",
  SESSION_NAME: "consumer-assumed",
};

/** Invokes a bundled handler in a process of its own, as Lambda does; gives what it wrote and answered. */
function invoke(name: keyof typeof bundles, environment: object, event: object) {
  const script = `const { handler } = require(process.argv[1]);
    handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 300_000 })
      .then((answer) => console.log(JSON.stringify(answer)));`;
  return new Promise<{ readonly stdout: string; readonly stderr: string }>((resolve) => {
    const options = { env: { PATH: process.env.PATH, ...environment } };
    execFile(process.execPath, ["-e", script, bundles[name].outfile], options, (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

let sts: FakeSts | undefined;
afterEach(async () => {
  await sts?.close();
  sts = undefined;
});

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("the bundle of a client is small", () => {
  test("direct: 15 KB, without an AWS client", () => {
    expect(bundles.direct.bytes).toBeLessThan(15_000);
    expect(bundles.direct.modules.filter((module) => /@aws-sdk\/(?!signature-v4\/)/.test(module))).toEqual(
      [],
    );
  });

  test("assume-role: 75 KB, without the chain of credential providers", () => {
    expect(bundles["assume-role"].bytes).toBeLessThan(75_000);
    expect(bundles["assume-role"].modules.filter((module) => module.includes("credential-provider"))).toEqual(
      [],
    );
  });
});

test.each(["direct", "assume-role"] as const)(
  "%s has the version of its User-Agent inside, and nothing else of package.json",
  (name) => {
    const code = readFileSync(bundles[name].outfile, "utf8");
    expect(code).toContain(`"${version}"`);
    expect(code).not.toContain(description);
  },
);

describe("a client starts only with its environment", () => {
  test("direct", async () => {
    const { stderr } = await invoke("direct", {}, {});
    expect(stderr).toContain("the environment has 7 problems:");
  });

  test("assume-role", async () => {
    const { stderr } = await invoke("assume-role", {}, {});
    expect(stderr).toContain("the environment has 10 problems:");
  });
});

test("direct: the answer tells that there is no connection", async () => {
  const { stdout } = await invoke("direct", ENVIRONMENT, { path: "/orders" });
  expect(lines(stdout)).toMatchObject([
    { level: "error", status: 502, attempts: 4, path: "/orders", reason: "connection" },
    { statusCode: 502, error: { reason: "connection", message: expect.stringContaining("ECONNREFUSED") } },
  ]);
});

test("assume-role: the role is assumed before the API is called", async () => {
  sts = await fakeSts(200, GRANTED);
  const { stdout } = await invoke("assume-role", { ...ASSUMING, AWS_ENDPOINT_URL_STS: sts.url }, {});
  expect(sts.asked.map(({ form }) => form.get("ExternalId"))).toEqual(["shared"]);
  expect(lines(stdout)).toMatchObject([
    { attempts: 1, method: "POST", path: "/" },
    { statusCode: 502, error: { reason: "connection" } },
  ]);
});

test("assume-role: a refusal of STS is the answer, and the API is not called", async () => {
  sts = await fakeSts(403, refused("AccessDenied"));
  const { stdout } = await invoke("assume-role", { ...ASSUMING, AWS_ENDPOINT_URL_STS: sts.url }, {});
  expect(lines(stdout)).toMatchObject([
    { attempts: 0, status: 403, reason: "assume-role" },
    { statusCode: 403, error: { reason: "assume-role" } },
  ]);
  expect(stdout).not.toContain("own-secret");
});

test("identity: a caller is told who it is; without a table nothing is stored", async () => {
  const requestContext = { requestId: "r-1", identity: { accountId: "222222222222", accessKey: "ASIAX" } };
  const { stdout } = await invoke("identity", ENVIRONMENT, { httpMethod: "GET", path: "/", requestContext });
  const [answer] = lines(stdout) as [{ readonly body: string }];
  expect(JSON.parse(answer.body)).toMatchObject({ accountId: "222222222222", keyKind: "temporary" });
});

test("identity: a table that cannot be reached is a clear 500", async () => {
  const environment = {
    ...ENVIRONMENT,
    TABLE_NAME: "callers",
    AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:1",
  };
  const { stdout } = await invoke("identity", environment, {
    requestContext: { requestId: "r-1", identity: {} },
  });
  expect(lines(stdout)).toMatchObject([
    { level: "error", requestId: "r-1", cause: expect.stringContaining("ECONNREFUSED") },
    { statusCode: 500 },
  ]);
});
