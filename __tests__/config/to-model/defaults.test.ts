import { join } from "node:path";
import { parseDeployment } from "../../../src/config/parse-deployment";

const SMALLEST = `
name: shop
region: eu-west-1
state: { type: s3, bucket: acme-terraform-state, region: eu-central-1 }
providers:
  orders:
    account: "111111111111"
    service: { type: private-rest-api, auth: iam }
consumers:
  web:
    account: "222222222222"
    network: { cidr: 10.1.0.0/16, zones: [a] }
    uses: { orders: {} }
    clients: { direct: { type: lambda, uses: orders, auth: direct } }
`;

const deployment = (text: string) => parseDeployment(text, "/deployments/deployment.yaml", () => true);

describe("what is not said", () => {
  const { tags, state, providers, consumers } = deployment(SMALLEST);
  const [provider] = providers;
  const [consumer] = consumers;

  test.each([
    ["tags", tags, {}],
    ["the state's prefix", state, expect.objectContaining({ keyPrefix: "crosslink" })],
    ["a provider's region", provider?.region, "eu-west-1"],
    ["a provider's credentials", provider?.credentials, undefined],
    ["a provider's roles", provider?.roles, { path: "/" }],
    [
      "a service",
      provider?.service,
      {
        type: "private-rest-api",
        auth: "iam",
        stage: "prod",
        operations: [{ method: "GET", path: "/", handler: "identity" }],
        routes: [{ method: "GET", path: "/" }],
        throttle: { ratePerSecond: 100, burst: 200 },
        accessLog: { retentionDays: 60 },
        executionLog: "ERROR",
        accountLogRole: true,
        waf: { managedRuleGroups: ["AWSManagedRulesCommonRuleSet"], count: [] },
        tracing: true,
        resourcePolicyQuota: 8192,
      },
    ],
    [
      "a backend",
      provider?.backend,
      {
        handlers: [
          {
            name: "identity",
            entry: join(__dirname, "..", "..", "..", "lambdas", "identity", "handler.ts"),
            environment: {},
            statements: [],
          },
        ],
        memoryMb: 256,
        timeoutSeconds: 10,
        table: true,
        deletionProtection: true,
        network: undefined,
      },
    ],
    ["trust", provider?.trust, {}],
    ["external consumers", provider?.grants.filter(({ isExternal }) => isExternal), []],
    ["alarms", provider?.alarms, undefined],
    ["a consumer's region", consumer?.region, "eu-west-1"],
    ["a consumer's roles", consumer?.roles, { path: "/" }],
    ["a consumer's logs", consumer?.logs, { retentionDays: 60 }],
    [
      "the ways out of a network",
      consumer?.vpc,
      {
        network: { kind: "made", cidr: "10.1.0.0/16", zones: ["a"] },
        executeApi: { kind: "made", privateDns: true, associate: false },
        sts: false,
        ssm: false,
        secretsManager: false,
        pinsAddresses: false,
      },
    ],
    ["the routes of a use", consumer?.uses[0]?.routes, [{ method: "GET", path: "/" }]],
    ["a client's timeout", consumer?.clients[0], expect.objectContaining({ timeoutSeconds: 10 })],
    ["a link", provider?.grants[0]?.reach, { kind: "linked", associate: false, isReadable: true }],
  ])("%s", (_, value, expected) => {
    expect(value).toEqual(expected);
  });

  test.each([
    [
      "rules of a firewall that has a rate limit",
      "waf: { rateLimitPer5Minutes: 2000 }",
      "AWSManagedRulesCommonRuleSet",
    ],
    ["the burst of a throttle that has a rate", "throttle: { ratePerSecond: 5 }", '"burst":200'],
  ])("%s", (_, key, value) => {
    const text = SMALLEST.replace("auth: iam }", () => `auth: iam, ${key} }`);
    expect(JSON.stringify(deployment(text).providers[0]?.service)).toContain(value);
  });

  test("the cloud's host", () => {
    const text = SMALLEST.replace(/^state: .*$/m, "state: { type: cloud, organization: acme }").replace(
      "  web:\n",
      "  web:\n    link: pending\n",
    );
    expect(deployment(text).state).toEqual({
      type: "cloud",
      organization: "acme",
      hostname: "app.terraform.io",
    });
  });

  test("an STS endpoint and the role, where a client assumes it", () => {
    const assuming = deployment(SMALLEST.replace("auth: direct", "auth: assume-role")).consumers[0];
    expect(assuming?.vpc?.sts).toBe(true);
    expect(assuming?.uses[0]?.accessRole).toEqual({
      arn: "arn:aws:iam::111111111111:role/shop-orders-access-web",
    });
    expect(consumer?.uses[0]?.accessRole).toBeUndefined();
  });

  test("the endpoints of sessions and the size of the machine, where a client is an instance", () => {
    const text = SMALLEST.replace("type: lambda", "type: instance");
    const [web] = deployment(text).consumers;
    expect(web?.vpc?.ssm).toBe(true);
    expect(web?.clients).toEqual([
      {
        name: "direct",
        type: "instance",
        use: web?.uses[0],
        roleArn: "arn:aws:iam::222222222222:role/shop-web-direct",
        auth: "direct",
        instanceType: "t4g.micro",
      },
    ]);
  });

  test("a place to run, and endpoints to come through, where the API is regional", () => {
    const text = SMALLEST.replace("private-rest-api", "regional-rest-api")
      .replace(/^ {4}network: .*\n/m, "")
      .replace(
        "consumers:",
        '    externalConsumers: { partner: { account: "333333333333", callerRoleArns: [arn:aws:iam::333333333333:role/a] } }\nconsumers:',
      );
    const { providers, consumers } = deployment(text);
    expect(consumers[0]).toMatchObject({
      vpc: undefined,
      uses: [{ type: "regional-rest-api", allowedRoleArns: [] }],
    });
    expect(providers[0]?.grants).toMatchObject([
      { consumer: "web", reach: { kind: "internet" } },
      { consumer: "partner", isExternal: true, reach: { kind: "internet" } },
    ]);
  });

  test("a table, where no route has the built-in handler", () => {
    const text = SMALLEST.replace("auth: iam", "auth: iam, routes: [{ route: GET /, handler: ./index.mts }]");
    expect(deployment(text).providers[0]?.backend).toMatchObject({
      table: false,
      handlers: [{ name: "deployments", entry: "/deployments/index.mts" }],
    });
  });

  test("what a handler needs beyond its code", () => {
    const text = SMALLEST.replace(
      "auth: iam }",
      "auth: iam, routes: [{ route: GET /, handler: a }] }",
    ).replace("consumers:", "    backend: { handlers: { a: { entry: ./a.ts } } }\nconsumers:");
    expect(deployment(text).providers[0]?.backend.handlers).toEqual([
      { name: "a", entry: "/deployments/a.ts", environment: {}, statements: [] },
    ]);
  });

  test("facts of an API that is described", () => {
    const text = SMALLEST.replace(
      "uses: { orders: {} }",
      'uses: { orders: {}, far: { api: { id: a1b2c3d4e5, account: "444444444444" } } }',
    ).replace("clients: {", "clients: { other: { type: lambda, uses: far, auth: direct },");
    expect(deployment(text).consumers[0]?.uses[1]).toEqual({
      name: "far",
      type: "private-rest-api",
      apiId: "a1b2c3d4e5",
      directRoleArns: ["arn:aws:iam::222222222222:role/shop-web-other"],
      assumingRoleArns: [],
      allowedRoleArns: [],
      account: "444444444444",
      region: "eu-west-1",
      stage: "prod",
      auth: "iam",
      routes: [{ method: "GET", path: "/" }],
    });
  });
});
