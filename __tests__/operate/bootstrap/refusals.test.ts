import type { Deployment } from "../../../src/model/deployment";
import { type BootstrapOptions, bootstrap } from "../../../src/operate/bootstrap/bootstrap";
import { DEFAULT, deploymentFrom } from "../../support/deployment";
import { type AwsServer, type SentRequest, type ServedAnswer, startAwsServer } from "../aws/aws-server";
import { written } from "../written";

const before = { ...process.env };
let server: AwsServer | undefined;

afterEach(() => {
  server?.close();
  process.env = { ...before };
});

const IDENTITY: ServedAnswer = {
  status: 200,
  body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/me</Arn><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
};

/** Runs the command against an S3 that answers like this. */
async function run(
  s3: (request: SentRequest) => ServedAnswer,
  options: BootstrapOptions = {},
  deployment: Deployment = deploymentFrom(DEFAULT),
) {
  server = await startAwsServer((request) =>
    request.body.includes("Action=GetCallerIdentity") ? IDENTITY : s3(request),
  );
  process.env = {
    ...before,
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: "me",
    AWS_SECRET_ACCESS_KEY: "me",
    AWS_MAX_ATTEMPTS: "1",
  };
  const streams = written();
  const status = await bootstrap(deployment, options, streams);
  const asked = server.requests.map(({ method, path }) => `${method} ${path}`);
  return { status, ...streams.text, changes: asked.filter((one) => /^(PUT|DELETE)/.test(one)), asked };
}

test("a stranger's bucket: the owner that is expected is sent with the question, and its refusal is final", async () => {
  const { status, out, err, changes } = await run(() => ({ status: 403 }));
  expect([status, out, changes]).toEqual([1, "", []]);
  expect(err).toBe(
    "state.bucket: expected a bucket of the account 111111111111, got access denied to acme-terraform-state: another account owns that name, or s3:ListBucket is not allowed; choose another name, or use the credentials of its owner\n",
  );
});

test("the bucket of another party, which may be listed: its party is to be named", async () => {
  const { status, err, changes } = await run(({ expectedOwner }) => ({
    status: expectedOwner === "" ? 200 : 403,
  }));
  expect([status, changes]).toEqual([1, []]);
  expect(err).toBe(
    "state.bucket: expected a bucket of the account 111111111111, got acme-terraform-state of another account; name the party that owns it with --party, or use its credentials\n",
  );
});

test.each([200, 301])("a bucket in another region, of which S3 tells by %d", async (status) => {
  const result = await run(() => ({ status, headers: { "x-amz-bucket-region": "eu-central-1" } }));
  expect([result.status, result.changes]).toEqual([1, []]);
  expect(result.err).toBe(
    "state: expected the bucket acme-terraform-state in eu-west-1, got one in eu-central-1; write that under state.region, or choose another name\n",
  );
});

test("a name that somebody takes meanwhile", async () => {
  const { status, err } = await run(({ method }) =>
    method === "HEAD"
      ? { status: 404 }
      : { status: 409, body: "<Error><Code>BucketAlreadyExists</Code><Message>taken</Message></Error>" },
  );
  expect(status).toBe(1);
  expect(err).toBe(
    "state.bucket: expected a name that is free, got acme-terraform-state, which another account has; choose another one\n",
  );
});

test("a party that the file does not have", async () => {
  const { status, err, asked } = await run(() => ({ status: 404 }), { party: "provder" });
  expect([status, asked]).toEqual([1, []]);
  expect(err).toBe('expected one of the parties (provider, consumer), got "provder"\n');
});

test("states in HCP Terraform, for which there is no bucket", async () => {
  const state = { type: "cloud", organization: "acme" };
  const consumer = { ...DEFAULT.consumers.consumer, link: "pending" };
  const deployment = deploymentFrom({ ...DEFAULT, state, consumers: { consumer } });
  const { status, err, asked } = await run(() => ({ status: 404 }), {}, deployment);
  expect([status, asked]).toEqual([1, []]);
  expect(err).toMatch(/^state\.type: expected s3, to make a bucket for, got cloud; app\.terraform\.io keeps/);
});

test("a policy that would be too long for S3 changes nothing", async () => {
  const Statement = { Sid: "Theirs", Effect: "Allow", Resource: `arn:aws:s3:::${"x".repeat(19_000)}` };
  const { status, err, changes } = await run(({ path }) =>
    path.includes("policy") ? { status: 200, body: JSON.stringify({ Statement }) } : { status: 200 },
  );
  expect([status, changes]).toEqual([1, []]);
  expect(err).toMatch(
    /^state\.bucket: expected a bucket policy of at most 20480 bytes, got \d+ \(statements of others: 1\)/,
  );
});

test("any other refusal of S3 is told in its words", async () => {
  const { status, err } = await run(({ method }) =>
    method === "HEAD"
      ? { status: 404 }
      : { status: 400, body: "<Error><Code>InvalidBucketName</Code><Message>Not valid</Message></Error>" },
  );
  expect([status, err]).toEqual([1, "AWS answered InvalidBucketName: Not valid\n"]);
});
