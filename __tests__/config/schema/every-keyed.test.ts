import { parseDeployment } from "../../../src/config/parse-deployment";
import { EVERY_KEYED } from "./every-keyed";

const { providers, consumers } = parseDeployment(EVERY_KEYED, "/deployments/deployment.yaml", () => true);
const [orders] = providers;
const [web] = consumers;
const ROOT = { method: "GET", path: "/" };
const POST = { method: "POST", path: "/orders" };

describe("what is said of keys", () => {
  test("of an API's authorizer, whose kept answers are found by the endpoint as well", () => {
    expect(orders?.service).toMatchObject({
      auth: "api-key",
      executionLog: "OFF",
      authorizer: { cacheSeconds: 60, cacheByEndpoint: true },
    });
  });

  test("of those who are granted something", () => {
    expect(orders?.grants).toEqual([
      {
        consumer: "web",
        isExternal: false,
        account: "222222222222",
        routes: [ROOT, POST],
        callerRoleArns: [],
        apiKey: { graceMinutes: 60, secret: { kind: "linked", isReadable: true } },
        reach: { kind: "linked", associate: false, isReadable: true },
      },
      {
        consumer: "partner",
        isExternal: true,
        account: "333333333333",
        routes: [ROOT],
        callerRoleArns: [],
        apiKey: {
          graceMinutes: 15,
          secret: {
            kind: "stated",
            arn: "arn:aws:secretsmanager:eu-west-1:333333333333:secret:keys/partner-a1B2c3",
          },
        },
        reach: { kind: "endpoints", ids: ["vpce-0123456789abcdef0"], associate: false },
      },
    ]);
  });

  test("of the network", () => {
    expect(web?.vpc).toEqual({
      network: {
        kind: "adopted",
        vpcId: "vpc-01234567",
        clientSubnetIds: ["subnet-0000000c"],
        endpointSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
        addresses: { "subnet-0000000a": "10.1.2.20", "subnet-0000000b": "100.64.0.9" },
      },
      executeApi: { kind: "made", privateDns: false, associate: false },
      sts: false,
      ssm: false,
      secretsManager: false,
      pinsAddresses: true,
    });
  });

  test("of the keys of uses, of a provider of the file and of another", () => {
    expect(web?.uses.map(({ apiKey }) => apiKey)).toEqual([
      {
        rotateEveryDays: 7,
        graceMinutes: 60,
        testRoute: POST,
        knownAs: "web",
        authorizerRoleArn: "arn:aws:iam::111111111111:role/api/shop-orders-authorizer",
      },
      {
        rotateEveryDays: 1000,
        graceMinutes: 43_200,
        testRoute: { method: "GET", path: "/files/{rest+}" },
        knownAs: "web-shop",
        authorizerRoleArn: "arn:aws:iam::444444444444:role/path/reader",
      },
    ]);
  });

  test("of clients", () => {
    const [used, far] = web?.uses ?? [];
    expect(web?.clients).toEqual([
      {
        ...{ name: "reader", type: "lambda", use: used, auth: "api-key", timeoutSeconds: 3 },
        roleArn: "arn:aws:iam::222222222222:role/web/shop-web-reader",
      },
      {
        ...{ name: "distant", type: "lambda", use: far, auth: "api-key", timeoutSeconds: 10 },
        roleArn: "arn:aws:iam::222222222222:role/web/shop-web-distant",
      },
      {
        ...{ name: "door", type: "rest-front-door", use: used, auth: "api-key" },
        roleArn: "arn:aws:iam::222222222222:role/web/shop-web-door",
        stage: "live",
        throttle: { ratePerSecond: 5, burst: 6 },
        accessLog: { retentionDays: 7, kmsKeyArn: "arn:aws:kms:eu-west-1:222222222222:key/1" },
        executionLog: "OFF",
        accountLogRole: false,
        waf: { managedRuleGroups: [], count: [], rateLimitPer5Minutes: 100 },
        tracing: false,
        cacheSeconds: 0,
        callers: [
          { name: "mobile", routes: [ROOT], rotateEveryDays: 30, graceMinutes: 10, testRoute: ROOT },
          {
            ...{ name: "back-office", routes: [ROOT, POST], testRoute: ROOT },
            rotateEveryDays: 90,
            graceMinutes: 10_080,
          },
        ],
      },
    ]);
  });
});
