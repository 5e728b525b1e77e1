import { makeAssumeRole } from "../../../../lambdas/client/assume-role/assume-role";
import { type FakeSts, fakeSts, GRANTED, refused } from "../../../support/fakes/fake-sts";

const assumption = {
  roleArn: "arn:aws:iam::111111111111:role/private-api-provider-access-consumer",
  sessionName: "consumer-assumed",
  region: "eu-west-1",
  credentials: { accessKeyId: "ASIAOWN", secretAccessKey: "own-secret", sessionToken: "own-token" },
};
const never = new AbortController().signal;

let fake: FakeSts | undefined;

/** Replaces STS by a fake one for a single test. */
async function sts(status: number, body: string): Promise<FakeSts> {
  fake = await fakeSts(status, body);
  process.env.AWS_ENDPOINT_URL_STS = fake.url;
  return fake;
}

afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_STS;
  await fake?.close();
  fake = undefined;
});

test("a role is assumed with the function's own credentials, for its region", async () => {
  const { asked } = await sts(200, GRANTED);
  await expect(makeAssumeRole(assumption)(never)).resolves.toEqual({
    accessKeyId: "ASIAASSUMED",
    secretAccessKey: "assumed-secret",
    sessionToken: "assumed-token",
    expiresAt: Date.UTC(2026, 0, 2, 4, 4, 5),
  });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.authorization).toMatch(/Credential=ASIAOWN\/\d{8}\/eu-west-1\/sts\/aws4_request/);
  expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: assumption.roleArn,
    RoleSessionName: "consumer-assumed",
  });
});

test("an external id is sent where there is one", async () => {
  const { asked } = await sts(200, GRANTED);
  await makeAssumeRole({ ...assumption, externalId: "shared" })(never);
  expect(asked[0]?.form.get("ExternalId")).toBe("shared");
});

describe("STS is asked at the regional endpoint", () => {
  test.each([
    ["us-east-1", "sts.us-east-1.amazonaws.com"],
    ["eu-west-1", "sts.eu-west-1.amazonaws.com"],
    ["us-gov-west-1", "sts.us-gov-west-1.amazonaws.com"],
    ["cn-north-1", "sts.cn-north-1.amazonaws.com.cn"],
  ])("of %s: %s", async (region, hostname) => {
    const hosts: string[] = [];
    const handle = async (request: { readonly hostname: string }) => {
      hosts.push(request.hostname);
      throw Object.assign(new Error("unplugged"), { name: "AbortError" });
    };
    await expect(makeAssumeRole({ ...assumption, region }, { handle })(never)).rejects.toThrow("unplugged");
    expect(hosts).toEqual([hostname]);
  });
});

describe("a refusal is reported in STS's words, with what to check", () => {
  test.each([
    [
      "AccessDenied",
      403,
      "the trust policy of arn:aws:iam::111111111111:role/private-api-provider-access-consumer",
    ],
    ["ExpiredTokenException", 403, "the function's own credentials"],
    ["InvalidClientTokenId", 403, "the function's own credentials"],
    ["RegionDisabledException", 403, "activated for eu-west-1"],
    ["ValidationError", 400, "ROLE_ARN, SESSION_NAME and EXTERNAL_ID"],
    ["SomethingNew", 400, "STS's message"],
  ])("%s", async (code, status, check) => {
    const { asked } = await sts(status, refused(code));
    await expect(makeAssumeRole(assumption)(never)).rejects.toMatchObject({
      reason: "assume-role",
      statusCode: status,
      message: `could not assume ${assumption.roleArn}: ${code}: said ${code}`,
      check: expect.stringContaining(check),
    });
    expect(asked).toHaveLength(1);
  });

  test("with the external id where one is configured", async () => {
    await sts(403, refused("AccessDenied"));
    await expect(makeAssumeRole({ ...assumption, externalId: "shared" })(never)).rejects.toMatchObject({
      check: expect.stringContaining("the external id in EXTERNAL_ID"),
    });
  });

  test("an answer without credentials is none", async () => {
    await sts(200, "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>");
    await expect(makeAssumeRole(assumption)(never)).rejects.toMatchObject({
      reason: "assume-role",
      message: expect.stringContaining("STS answered without credentials"),
    });
  });
});

test("an STS that cannot be reached is reported as that", async () => {
  process.env.AWS_ENDPOINT_URL_STS = "http://127.0.0.1:1";
  await expect(makeAssumeRole(assumption)(never)).rejects.toMatchObject({
    reason: "assume-role",
    statusCode: 502,
    message: expect.stringContaining("ECONNREFUSED"),
    check: "that the VPC reaches sts.eu-west-1 (its interface endpoint, private DNS, port 443)",
  });
});
