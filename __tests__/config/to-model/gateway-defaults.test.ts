import { parseDeployment } from "../../../src/config/parse-deployment";
import { slotOf } from "../../../src/model/gateway/slots";

const IMAGE = `333333333333.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:${"0a1b2c3d".repeat(8)}`;
const SMALLEST = `
name: shop
region: eu-west-1
state: { type: s3, bucket: acme-terraform-state, region: eu-central-1 }
providers:
  todo:
    account: "222222222222"
    network: { cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2] }
    service: { type: endpoint-service, healthPath: /healthz, compute: { type: ec2, entry: ./todo.ts } }
consumers:
  gateway:
    account: "111111111111"
    network: { cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az2] }
    uses: { todo: { routes: [GET /todo, POST /todo] } }
    clients: { api: { type: http-gateway, auth: none, acknowledgePublic: true } }
`;

const deployment = (...edits: readonly (readonly [string, string])[]) =>
  parseDeployment(
    edits.reduce((text, [from, to]) => text.replace(from, () => to), SMALLEST),
    "/deployments/deployment.yaml",
    () => true,
  );
const { serviceProviders, gatewayConsumers, providers, consumers } = deployment();
const [todo] = serviceProviders;
const [gateway] = gatewayConsumers;

/** The CORS of a gateway with another authorization, and more routes. */
function corsWith(auth: string, routes = "[GET /todo, POST /todo]") {
  return deployment(
    ["auth: none, acknowledgePublic: true", `${auth}, cors: { origins: ["*"] }`],
    ["[GET /todo, POST /todo]", routes],
  ).gatewayConsumers[0]?.gateway.cors;
}

describe("what is not said of an endpoint service", () => {
  test.each([
    ["its port and its encryption", todo?.service, { port: 8080, tls: false }],
    ["its logs", todo?.service.logs, { retentionDays: 60 }],
    ["its instances", todo?.service.compute, { instanceType: "t4g.micro", min: 2, max: 4, environment: {} }],
    ["its region and roles", todo, { region: "eu-west-1", roles: { path: "/" } }],
  ])("%s", (_, value, expected) => {
    expect(value).toMatchObject(expected);
  });

  test("a table, which there is none", () => {
    expect(todo?.service.compute).not.toHaveProperty("table");
  });

  test("the protection of a table", () => {
    const [other] = deployment(["./todo.ts", "./todo.ts, table: true"]).serviceProviders;
    expect(other?.service.compute).toMatchObject({ table: { deletionProtection: true } });
  });

  test("its containers", () => {
    const [other] = deployment([
      "{ type: ec2, entry: ./todo.ts }",
      `{ type: fargate, image: ${IMAGE} }`,
    ]).serviceProviders;
    expect(other?.service.compute).toMatchObject({ cpu: 256, memoryMb: 512, min: 2, max: 4 });
  });
});

describe("what is not said of a gateway", () => {
  test.each([
    ["the address of an endpoint", gateway?.uses[0], { slot: slotOf("todo", 251), stripPrefix: false }],
    [
      "its limits",
      gateway?.gateway,
      { timeoutSeconds: 30, throttle: { ratePerSecond: 100, burst: 200, routes: {} } },
    ],
    ["its log", gateway?.gateway.accessLog, { retentionDays: 60 }],
    [
      "its firewall",
      gateway?.gateway.waf,
      { managedRuleGroups: ["AWSManagedRulesCommonRuleSet"], count: [] },
    ],
    ["a reader of its state", todo?.grants[0]?.endpoint, { kind: "linked", isReadable: true }],
  ])("%s", (_, value, expected) => {
    expect(value).toMatchObject(expected);
  });

  test("a function that keeps its link awake, of which there is none", () => {
    expect(gateway?.gateway.keepWarm).toBe(false);
  });

  test("pages, a name and encryption of its own, of which there are none", () => {
    const { cors, domain, tls } = gateway?.gateway ?? {};
    expect([cors, domain, tls]).toEqual([undefined, undefined, undefined]);
  });

  test("the scopes of routes", () => {
    const { access } =
      deployment([
        "auth: none, acknowledgePublic: true",
        "auth: jwt, jwt: { issuer: https://a.b, audience: [x] }",
      ]).gatewayConsumers[0]?.gateway ?? {};
    expect(access).toEqual({ kind: "jwt", issuer: "https://a.b", audience: ["x"], scopes: {} });
  });

  test("the headers of pages, which are those that callers are known by", () => {
    expect(corsWith("auth: none, acknowledgePublic: true")?.headers).toEqual(["content-type"]);
    expect(corsWith("auth: jwt, jwt: { issuer: https://a.b, audience: [x] }")?.headers).toEqual([
      "authorization",
      "content-type",
    ]);
    expect(corsWith("auth: iam, callers: { a: { role: app } }")?.headers).toEqual([
      "authorization",
      "content-type",
      "x-amz-date",
      "x-amz-security-token",
    ]);
  });

  test("the methods of pages, which are those of the routes", () => {
    const anybody = "auth: none, acknowledgePublic: true";
    expect(corsWith(anybody)).toMatchObject({
      methods: ["GET", "POST"],
      credentials: false,
      exposeHeaders: [],
      maxAgeSeconds: 3600,
    });
    expect(corsWith(anybody, "[ANY /todo, GET /x]")?.methods).toEqual([
      "GET",
      "POST",
      "PUT",
      "PATCH",
      "DELETE",
      "HEAD",
    ]);
  });
});

test("gateways and their services are not among the APIs and their users", () => {
  expect([providers, consumers]).toEqual([[], []]);
});
