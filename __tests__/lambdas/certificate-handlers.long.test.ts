import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../src/bundle/compile";
import { lambdaFile } from "../../src/bundle/lambdas";
import { zip } from "../../src/bundle/zip";
import { madeCertificate } from "../support/certificates/made-certificate";
import { acme } from "../support/certificates/made-name";
import { type FakeAws, fakeAws } from "../support/fakes/fake-aws";
import { type Loopback, loopback } from "../support/fakes/loopback";

const NAMES = ["certificate-authorizer", "certificate", "certificate-direct"] as const;
type Name = (typeof NAMES)[number];

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop-caller-certificate-AbCdEf";
const ca = madeCertificate();
const server = madeCertificate({ name: acme("server"), issuer: ca, ca: false, dnsNames: ["api.localhost"] });
const client = madeCertificate({ name: acme("orders"), issuer: ca, ca: false });

const directory = mkdtempSync(join(tmpdir(), "crosslink-certificate-handlers-"));
const sizes = {} as Record<Name, number>;
const modules = {} as Record<Name, readonly string[]>;
let api: Loopback;
let aws: FakeAws;

/** Each function in a folder of its own, as in its zip file, beside an API behind mutual TLS and a Secrets Manager. */
beforeAll(async () => {
  const entryOf = (name: Name) => lambdaFile(name, "handler.ts");
  const compiled = await compile(NAMES.map(entryOf));
  const grants = { orders: { subjects: ["CN=orders,O=Acme,C=DE"], allow: ["GET/"], deny: ["POST/"] } };
  for (const name of NAMES) {
    const result = compiled.get(entryOf(name));
    if (result === undefined || "refused" in result) throw new Error(result?.refused.join("\n"));
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, "index.js"), result.code);
    writeFileSync(join(directory, name, "grants.json"), JSON.stringify(grants));
    sizes[name] = zip({ "index.js": result.code }).length;
    modules[name] = result.inputs;
  }
  const identity = {
    cert: server.pem,
    key: server.key,
    ca: ca.pem,
    requestCert: true,
    rejectUnauthorized: true,
  };
  api = await loopback((response) => response.end("answered"), identity);
  const content = JSON.stringify({ certificate: client.pem, privateKey: client.key });
  aws = await fakeAws({ GetSecretValue: () => ({ SecretString: content, CreatedDate: 1_767_322_445.5 }) });
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await Promise.all([api.close(), aws.close()]);
});

const OF_LAMBDA = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "ASIAOWN",
  AWS_SECRET_ACCESS_KEY: "own-secret",
  AWS_SESSION_TOKEN: "own-token",
};
const calling = () => ({
  ...OF_LAMBDA,
  AWS_ENDPOINT_URL: aws.url,
  API_DOMAIN: `api.localhost:${api.port}`,
  API_REGION: "eu-central-1",
  DEFAULT_ROUTE: "GET /first",
  TIMEOUT_SECONDS: "20",
  CERTIFICATE_SECRET_ARN: ARN,
  SERVER_CA: ca.pem,
});

/** Invokes a bundled handler in a process of its own, as Lambda does; `api.localhost` is this machine. */
function invoke(
  name: Name,
  event: object,
  environment: object,
): Promise<{ lines: unknown[]; stderr: string }> {
  const script = `const dns = require("node:dns"), { lookup } = dns;
    dns.lookup = (name, ...more) => lookup(name === "api.localhost" ? "127.0.0.1" : name, ...more);
    const { handler } = require(process.argv[1]);
    handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 30_000 })
      .then((answer) => ({ answer }), (error) => ({ thrown: error.message }))
      .then((outcome) => console.log(JSON.stringify(outcome)))
      .then(() => process.exit());`;
  const options = { env: { PATH: process.env.PATH, ...environment } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["-e", script, join(directory, name, "index.js")],
      options,
      (_, stdout, stderr) => {
        const lines = stdout.split("\n").filter(Boolean);
        resolve({ lines: lines.map((line) => JSON.parse(line)), stderr });
      },
    );
  });
}

test.each<[Name, number]>([
  ["certificate-authorizer", 7_000],
  ["certificate", 75_000],
  ["certificate-direct", 80_000],
])("%s is at most %i bytes", (name, bytes) => {
  expect(sizes[name]).toBeLessThan(bytes);
});

test("the authorizer has no package in it", () => {
  expect(modules["certificate-authorizer"].filter((file) => file.includes("node_modules"))).toEqual([]);
});

test.each<[Name, string]>([
  ["certificate-authorizer", "1 problem:"],
  ["certificate", "8 problems:"],
  ["certificate-direct", "8 problems:"],
])("%s starts only with its environment", async (name, problems) => {
  const { stderr } = await invoke(name, {}, {});
  expect(stderr).toContain(`the environment has ${problems}`);
});

test("the authorizer reads its grants beside its code, and needs nothing else", async () => {
  const multiValueHeaders = {
    "X-Amzn-Mtls-Clientcert-Subject": ["CN=orders,O=Acme,C=DE"],
    "X-Amzn-Mtls-Clientcert-Issuer": ["CN=Root,O=Acme,C=DE"],
    "X-Amzn-Mtls-Clientcert-Serial-Number": ["01"],
    "X-Amzn-Mtls-Clientcert-Leaf": [encodeURIComponent(client.pem)],
  };
  const event = {
    methodArn: "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/",
    multiValueHeaders,
    requestContext: { requestId: "r-1", identity: {} },
  };
  const { lines } = await invoke("certificate-authorizer", event, { STAGE: "prod" });
  expect(lines).toMatchObject([
    { consumer: "orders", verdict: "answered", reason: "granted", serial: "01" },
    { answer: { principalId: "orders", context: { consumer: "orders", serial: "1" } } },
  ]);
});

test.each(["certificate", "certificate-direct"] as const)(
  "%s calls the API with the certificate of its secret",
  async (name) => {
    const before = aws.asked.length;
    const { lines } = await invoke(name, {}, calling());
    expect(lines).toMatchObject([
      { level: "info", status: 200, attempts: 1, method: "GET", path: "/first" },
      { answer: { statusCode: 200, body: "answered" } },
    ]);
    expect(aws.asked.slice(before).map(({ operation, input }) => ({ operation, input }))).toEqual([
      { operation: "GetSecretValue", input: { SecretId: ARN, VersionStage: "AWSCURRENT" } },
    ]);
    const { headers, servername } = api.seen.at(-1) ?? {};
    expect([servername, headers?.host]).toEqual(["api.localhost", `api.localhost:${api.port}`]);
    const signature =
      /Credential=ASIAOWN\/\d{8}\/eu-central-1\/execute-api\/aws4_request, SignedHeaders=host;/;
    if (name === "certificate-direct") expect(headers?.authorization).toMatch(signature);
    else expect(headers?.authorization).toBeUndefined();
  },
);
