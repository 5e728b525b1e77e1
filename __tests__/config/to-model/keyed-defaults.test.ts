import { parseDeployment } from "../../../src/config/parse-deployment";

const SMALLEST = `
name: shop
region: eu-west-1
state: { type: s3, bucket: acme-terraform-state, region: eu-central-1 }
providers:
  orders:
    account: "111111111111"
    service: { type: private-rest-api, auth: api-key, routes: [POST /, HEAD /, GET /] }
consumers:
  web:
    account: "222222222222"
    network: { cidr: 10.1.0.0/16, zones: [a] }
    uses: { orders: {} }
    clients: { door: { type: rest-front-door, uses: orders, callers: { mobile: {} } } }
`;

const deployment = (...edits: readonly (readonly [string, string])[]) =>
  parseDeployment(
    edits.reduce((text, [from, to]) => text.replace(from, () => to), SMALLEST),
    "/deployments/deployment.yaml",
    () => true,
  );
const READER = [
  "{ type: rest-front-door, uses: orders, callers: { mobile: {} } }",
  "{ type: lambda, uses: orders, auth: api-key }",
] as const;
const { providers, consumers } = deployment();
const [web] = consumers;
const door = web?.clients[0];
/** The first that may be called at any time. */
const HEAD = { method: "HEAD", path: "/" };

describe("what is not said of keys", () => {
  test.each([
    ["a key's rotation", web?.uses[0]?.apiKey, { rotateEveryDays: 30, graceMinutes: 15, testRoute: HEAD }],
    ["the name at the provider", web?.uses[0]?.apiKey, { knownAs: "web" }],
    [
      "the role that reads it",
      web?.uses[0]?.apiKey,
      { authorizerRoleArn: "arn:aws:iam::111111111111:role/shop-orders-authorizer" },
    ],
    ["the way to Secrets Manager, and addresses", web?.vpc, { secretsManager: true, pinsAddresses: true }],
    [
      "a front door",
      door,
      {
        stage: "prod",
        throttle: { ratePerSecond: 100, burst: 200 },
        accessLog: { retentionDays: 60 },
        executionLog: "ERROR",
        accountLogRole: true,
        waf: { managedRuleGroups: ["AWSManagedRulesCommonRuleSet"], count: [] },
        tracing: true,
        cacheSeconds: 300,
      },
    ],
    [
      "a caller's key, whose owner needs longer to fetch another",
      door,
      { callers: [{ name: "mobile", rotateEveryDays: 90, graceMinutes: 10_080, testRoute: HEAD }] },
    ],
    ["a grant's grace", providers[0]?.grants[0]?.apiKey, { graceMinutes: 15 }],
  ])("%s", (_, value, expected) => {
    expect(value).toMatchObject(expected);
  });

  test("addresses are AWS's to choose without a front door", () => {
    const [consumer] = deployment(READER).consumers;
    expect(consumer?.vpc).toMatchObject({ secretsManager: true, pinsAddresses: false });
  });

  test.each([
    ["five minutes, where calls come through one endpoint", "", 300, false],
    [
      "no time, where they come through two",
      '    externalConsumers: { a: { account: "333333333333", endpointIds: [vpce-01234567], apiKeySecretArn: arn:aws:secretsmanager:eu-west-1:333333333333:secret:a-a1B2c3 } }\n',
      0,
      true,
    ],
  ])("answers of an authorizer are kept for %s", (_, externals, cacheSeconds, cacheByEndpoint) => {
    const [provider] = deployment(["consumers:\n", `${externals}consumers:\n`]).providers;
    expect(provider?.service.authorizer).toEqual({ cacheSeconds, cacheByEndpoint });
  });

  test("an API without keys has no authorizer, and its uses no key", () => {
    const signing = deployment(["auth: api-key", "auth: iam"], READER, ["auth: api-key }", "auth: direct }"]);
    expect(signing.providers[0]?.service.authorizer).toBeUndefined();
    expect(signing.consumers[0]?.uses[0]?.apiKey).toBeUndefined();
    expect(signing.consumers[0]?.vpc?.secretsManager).toBe(false);
  });
});

test("a consumer that adopts its endpoint is linked for its key, in HCP Terraform too", () => {
  const state = [
    "type: s3, bucket: acme-terraform-state, region: eu-central-1",
    "type: cloud, organization: acme",
  ] as const;
  const network = [
    "network: { cidr: 10.1.0.0/16, zones: [a] }",
    "link: pending\n    network: { vpcId: vpc-01234567, clientSubnetIds: [subnet-0000000a], endpointSubnetIds: [subnet-0000000b] }\n    endpoints: { executeApi: { existing: vpce-01234567, securityGroupId: sg-01234567 } }",
  ] as const;
  const [grant] = deployment(state, network, READER).providers[0]?.grants ?? [];
  expect(grant).toMatchObject({
    reach: { kind: "endpoints", ids: ["vpce-01234567"] },
    apiKey: { secret: { kind: "linked", isReadable: false } },
  });
});
