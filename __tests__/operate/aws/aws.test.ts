import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Credentials, Party } from "../../../src/model/party";
import { type Aws, awsOfEnvironment, awsOfParty } from "../../../src/operate/aws/aws";
import { checkAccount } from "../../../src/operate/aws/check-account";
import { type AwsServer, type SentRequest, type ServedAnswer, startAwsServer } from "./aws-server";

const ACCOUNT = "111111111111";
const role = { roleArn: `arn:aws:iam::${ACCOUNT}:role/deploy`, externalId: "shared" };

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), "crosslink-aws-"));
let server: AwsServer | undefined;

afterEach(() => {
  server?.close();
  process.env = { ...before };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Sets an environment in which nothing but the given variables is known of AWS. */
function environment(variables: Readonly<Record<string, string>>): void {
  const kept = Object.entries(before).filter(([name]) => !name.startsWith("AWS_"));
  process.env = {
    ...Object.fromEntries(kept),
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_MAX_ATTEMPTS: "1",
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    ...variables,
  };
}

const KEYS = { AWS_ACCESS_KEY_ID: "env", AWS_SECRET_ACCESS_KEY: "env" };

async function serve(answer: (request: SentRequest) => ServedAnswer): Promise<AwsServer> {
  server = await startAwsServer(answer);
  environment({ ...KEYS, AWS_ENDPOINT_URL: server.url });
  return server;
}

function party(credentials?: Credentials): Party {
  const place = { account: ACCOUNT, region: "eu-west-1" };
  return { ...place, stackId: "provider", name: "api-provider", roles: { path: "/" }, credentials };
}

/** STS, which gives sessions of a role the key `session`. */
function sts({ body }: SentRequest): ServedAnswer {
  if (body.includes("Action=AssumeRole"))
    return {
      status: 200,
      body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>session</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    };
  return {
    status: 200,
    body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::${ACCOUNT}:assumed-role/deploy/crosslink</Arn><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  };
}

const refusal = (status: number, code: string, message: string) => (): ServedAnswer => ({
  status,
  body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const ask = (aws: Aws) => aws.client("sts").getCallerIdentity({});

test("a party without credentials in the file has those of the environment, and says who asks", async () => {
  const { requests } = await serve(sts);
  await ask(awsOfParty(party()));
  expect(requests).toMatchObject([{ accessKeyId: "env", region: "eu-west-1" }]);
  expect(requests[0]?.userAgent).toMatch(/crosslink\/\d/);
});

test("a party with a profile has the keys of that profile, whatever the environment has", async () => {
  const { requests } = await serve(sts);
  // The SDK reads a file once.
  process.env.AWS_SHARED_CREDENTIALS_FILE = join(folder, "team");
  writeFileSync(join(folder, "team"), "[team]\naws_access_key_id=team\naws_secret_access_key=s\n");
  await ask(awsOfParty(party({ profile: "team" })));
  expect(requests.map(({ accessKeyId }) => accessKeyId)).toEqual(["team"]);
});

test("a party with a role assumes it once, with its external id, for the clients of all services", async () => {
  const { requests } = await serve(sts);
  const aws = awsOfParty(party({ assumeRole: role }));
  await Promise.all([ask(aws), aws.client("sts", "us-east-1").getCallerIdentity({})]);
  const [assumed, ...others] = requests;
  expect(assumed?.accessKeyId).toBe("env");
  expect(Object.fromEntries(new URLSearchParams(assumed?.body))).toMatchObject({
    RoleArn: role.roleArn,
    ExternalId: "shared",
    RoleSessionName: "crosslink",
  });
  expect(others.map(({ accessKeyId, region }) => [accessKeyId, region]).sort()).toEqual([
    ["session", "eu-west-1"],
    ["session", "us-east-1"],
  ]);
});

test("a role that could not be assumed is asked for again by the next call", async () => {
  let refused = true;
  await serve((request) => (refused ? refusal(403, "AccessDenied", "Not you, yet")() : sts(request)));
  const aws = awsOfParty(party({ assumeRole: role }));
  await expect(ask(aws)).rejects.toThrow("Not you, yet");
  refused = false;
  await expect(ask(aws)).resolves.toMatchObject({ Account: ACCOUNT });
});

test("credentials of another account are refused with both accounts", async () => {
  await serve(sts);
  await expect(checkAccount(awsOfParty(party()), party())).resolves.toMatchObject({ account: ACCOUNT });
  const other = { ...party(), account: "222222222222" };
  await expect(checkAccount(awsOfParty(other), other)).rejects.toThrow(
    'expected credentials of the account 222222222222 for the party "provider", got those of 111111111111 ' +
      "(arn:aws:sts::111111111111:assumed-role/deploy/crosslink); name the right profile or role",
  );
});

describe("errors in one sentence", () => {
  const cases: Readonly<Record<string, [ReturnType<typeof refusal>, string]>> = {
    "an expired token": [
      refusal(403, "ExpiredToken", "The security token included in the request is expired"),
      "expected valid AWS credentials of the environment, got expired ones (The security token included in the request is expired); sign in again, for instance with: aws sso login",
    ],
    "a key that AWS does not know": [
      refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
      "expected AWS credentials of the environment, got some that AWS does not know (InvalidClientTokenId: The security token included in the request is invalid); sign in again, and check the clock",
    ],
    "a denial": [
      refusal(403, "AccessDenied", "User: arn:aws:iam::1:user/a is not authorized to perform: sts:X"),
      'expected sts:GetCallerIdentity to be allowed to the environment, got "User: arn:aws:iam::1:user/a is not authorized to perform: sts:X"; allow it in the policies of that role',
    ],
  };
  test.each(Object.entries(cases))("%s", async (_, [answer, message]) => {
    await serve(answer);
    await expect(ask(awsOfEnvironment("eu-west-1"))).rejects.toMatchObject({ name: "AwsError", message });
  });

  test("no credentials", async () => {
    environment({});
    await expect(ask(awsOfEnvironment("eu-west-1"))).rejects.toMatchObject({
      problem: "no credentials",
      message: expect.stringMatching(/^expected AWS credentials of the environment, got none \(/),
    });
  });

  test("a profile that does not exist", async () => {
    environment({});
    await expect(ask(awsOfParty(party({ profile: "nowhere" })))).rejects.toMatchObject({
      problem: "no credentials",
      message: expect.stringContaining("nowhere"),
    });
  });

  test("no network", async () => {
    environment({ ...KEYS, AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
    await expect(ask(awsOfEnvironment("eu-west-1"))).rejects.toMatchObject({
      problem: "no network",
      message: expect.stringMatching(
        /^expected an answer of AWS to sts:GetCallerIdentity, got ECONNREFUSED \(.*\); check the network/,
      ),
    });
  });

  test("a denial without a body, as of HEAD", async () => {
    await serve(() => ({ status: 403 }));
    await expect(
      awsOfEnvironment("eu-west-1").client("s3").headBucket({ Bucket: "acme" }),
    ).rejects.toMatchObject({
      problem: "denied",
      message:
        "expected s3:ListBucket to be allowed to the environment, got access denied; allow it in the policies of that role",
    });
  });

  test("what a command asks for by catching it stays the SDK's own", async () => {
    await serve(refusal(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
    const { name } = await awsOfEnvironment("eu-west-1")
      .client("s3")
      .getBucketPolicy({ Bucket: "acme" })
      .then(
        () => ({ name: "none" }),
        (error: Error) => error,
      );
    expect(name).not.toBe("AwsError");
  });
});
