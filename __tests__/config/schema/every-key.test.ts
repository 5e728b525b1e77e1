import { parseDeployment } from "../../../src/config/parse-deployment";
import { EVERY_KEY } from "./every-key";

const deployment = parseDeployment(EVERY_KEY, "/deployments/deployment.yaml", () => true);

const NO_MORE = { environment: {}, statements: [] };

const TASK = "arn:aws-us-gov:iam::222222222222:role/team/task";
const SITE = "arn:aws-us-gov:iam::444444444444:role/site";
const [NEAR, DISTANT, SHELL] = ["near", "distant", "shell"].map(
  (name) => `arn:aws-us-gov:iam::222222222222:role/web/shop-web-${name}`,
);

describe("what is said", () => {
  test("of the deployment", () => {
    expect(deployment.tags).toEqual({ owner: "platform", "cost centre": "12" });
    expect(deployment.state).toEqual({
      type: "s3",
      bucket: "acme-terraform-state",
      region: "us-gov-west-1",
      keyPrefix: "teams/shop",
      kmsKeyId: "arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/0a1b2c3d-1111-4222-8333-444444444444",
    });
  });

  test("of a provider", () => {
    expect(deployment.providers[0]).toEqual({
      stackId: "orders",
      name: "shop-orders",
      account: "111111111111",
      region: "us-gov-west-1",
      credentials: {
        assumeRole: {
          roleArn: "arn:aws-us-gov:iam::111111111111:role/terraform",
          externalId: "abc",
          sessionName: "crosslink",
        },
      },
      roles: {
        path: "/crosslink/api/",
        permissionsBoundary: "arn:aws-us-gov:iam::111111111111:policy/limits/Of_roles",
      },
      service: {
        type: "private-rest-api",
        auth: "iam",
        stage: "v1",
        operations: [
          { method: "GET", path: "/", handler: "identity" },
          { method: "POST", path: "/orders/{id}", handler: "orders" },
          { method: "GET", path: "/orders/{id}", handler: "orders" },
          {
            method: "GET",
            path: "/bills",
            handler: "billing",
            throttle: { ratePerSecond: 0.1, burst: 2 },
          },
          { method: "PUT", path: "/", handler: "identity" },
          { method: "PUT", path: "/reports", handler: "reports" },
          { method: "PUT", path: "/reports/yearly", handler: "reports" },
        ],
        routes: [
          { method: "GET", path: "/" },
          { method: "POST", path: "/orders/{id}" },
          { method: "GET", path: "/orders/{id}" },
          { method: "GET", path: "/bills" },
          { method: "PUT", path: "/" },
          { method: "PUT", path: "/reports" },
          { method: "PUT", path: "/reports/yearly" },
        ],
        throttle: { ratePerSecond: 0.5, burst: 1 },
        accessLog: {
          retentionDays: 365,
          kmsKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/mrk-1",
        },
        executionLog: "OFF",
        accountLogRole: false,
        waf: {
          managedRuleGroups: ["AWSManagedRulesCommonRuleSet"],
          count: ["SizeRestrictions_BODY"],
          rateLimitPer5Minutes: 10,
        },
        tracing: false,
        resourcePolicyQuota: 20000,
        compressOverBytes: 0,
      },
      backend: {
        handlers: [
          { name: "identity", entry: expect.stringMatching(/lambdas\/identity\/handler\.ts$/), ...NO_MORE },
          { name: "orders", entry: "/deployments/handlers/Orders.ts", ...NO_MORE },
          { name: "billing", entry: "/deployments/handlers/billing/handler.ts", ...NO_MORE },
          {
            name: "reports",
            entry: "/deployments/reports/main.ts",
            environment: { LOG_LEVEL: "debug", PATTERN: "${x}" },
            statements: [
              {
                actions: ["dynamodb:Get*", "dynamodb:Query"],
                resources: ["arn:aws-us-gov:dynamodb:us-gov-west-1:111111111111:table/reports"],
              },
              { actions: ["dynamodb:ListTables"], resources: ["*"] },
            ],
          },
        ],
        memoryMb: 1024,
        timeoutSeconds: 29,
        table: true,
        deletionProtection: false,
        network: {
          kind: "adopted",
          vpcId: "vpc-01234567",
          subnetIds: ["subnet-01234567"],
          routeTableIds: ["rtb-01234567"],
          dynamodbEndpoint: true,
        },
      },
      trust: { organizationId: "o-abc1234567", externalId: "some-shared-string" },
      grants: [
        {
          consumer: "web",
          isExternal: false,
          account: "222222222222",
          routes: [{ method: "POST", path: "/orders/{id}" }],
          callerRoleArns: [TASK, SITE, SHELL],
          accessRole: {
            name: "shop-orders-access-web",
            arn: "arn:aws-us-gov:iam::111111111111:role/crosslink/api/shop-orders-access-web",
            trustedRoleArns: [NEAR],
          },
          reach: { kind: "endpoints", ids: ["vpce-01234567"], associate: false },
        },
        {
          consumer: "partner",
          isExternal: true,
          account: "333333333333",
          routes: [{ method: "GET", path: "/" }],
          callerRoleArns: ["arn:aws-us-gov:iam::333333333333:role/path/caller"],
          accessRole: {
            name: "shop-orders-access-partner",
            arn: "arn:aws-us-gov:iam::111111111111:role/crosslink/api/shop-orders-access-partner",
            trustedRoleArns: ["arn:aws-us-gov:iam::333333333333:role/other"],
          },
          reach: { kind: "endpoints", ids: ["vpce-0123456789abcdef0"], associate: true },
        },
        {
          consumer: "auditor",
          isExternal: true,
          account: "333333333333",
          routes: deployment.providers[0]?.service.routes,
          callerRoleArns: ["arn:aws-us-gov:iam::333333333333:role/auditor"],
          accessRole: undefined,
          reach: { kind: "endpoints", ids: ["vpce-01234567"], associate: false },
        },
      ],
      alarms: { topicArn: "arn:aws-us-gov:sns:us-gov-west-1:111111111111:alarms" },
    });
  });

  test("of a consumer", () => {
    const [orders, far] = deployment.consumers[0]?.uses ?? [];
    expect(deployment.consumers[0]).toEqual({
      stackId: "web",
      name: "shop-web",
      account: "222222222222",
      region: "us-gov-west-1",
      credentials: { profile: "web" },
      roles: { path: "/web/", permissionsBoundary: "arn:aws-us-gov:iam::aws:policy/PowerUserAccess" },
      vpc: {
        network: {
          kind: "adopted",
          vpcId: "vpc-01234567",
          clientSubnetIds: ["subnet-01234567"],
          endpointSubnetIds: [],
          addresses: {},
        },
        executeApi: { kind: "existing", endpointId: "vpce-01234567", securityGroupId: "sg-01234567" },
        sts: false,
        existingStsGroupId: "sg-89abcdef",
        ssm: false,
        secretsManager: false,
        pinsAddresses: false,
      },
      logs: { retentionDays: 1, kmsKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/1" },
      uses: [
        {
          name: "orders",
          type: "private-rest-api",
          account: "111111111111",
          region: "us-gov-west-1",
          stage: "v1",
          auth: "iam",
          routes: [{ method: "POST", path: "/orders/{id}" }],
          directRoleArns: [TASK, SITE, SHELL],
          assumingRoleArns: [NEAR],
          allowedRoleArns: [],
          accessRole: {
            arn: "arn:aws-us-gov:iam::111111111111:role/crosslink/api/shop-orders-access-web",
            externalId: "some-shared-string",
          },
        },
        {
          name: "far",
          type: "private-rest-api",
          apiId: "a1b2c3d4e5",
          account: "444444444444",
          region: "us-gov-west-1",
          stage: "live",
          auth: "iam",
          routes: [{ method: "GET", path: "/files/{rest+}" }],
          directRoleArns: [],
          assumingRoleArns: [DISTANT],
          allowedRoleArns: [],
          accessRole: { arn: "arn:aws-us-gov:iam::444444444444:role/access", externalId: "their-string" },
        },
      ],
      clients: [
        {
          ...{
            name: "near",
            type: "lambda",
            use: orders,
            roleArn: NEAR,
            auth: "assume-role",
            timeoutSeconds: 1,
          },
          accessRole: orders?.accessRole,
        },
        {
          ...{ name: "distant", type: "lambda", use: far, roleArn: DISTANT, auth: "assume-role" },
          timeoutSeconds: 30,
          accessRole: far?.accessRole,
        },
        { name: "task", type: "role", use: orders, roleArn: TASK, auth: "direct" },
        { name: "site", type: "role", use: orders, roleArn: SITE, auth: "direct" },
        {
          ...{ name: "shell", type: "instance", use: orders, roleArn: SHELL, auth: "direct" },
          instanceType: "m7gd.large",
        },
      ],
    });
  });
});
