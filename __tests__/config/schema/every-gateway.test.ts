import { parseDeployment } from "../../../src/config/parse-deployment";
import { slotOf } from "../../../src/model/gateway/slots";
import { EVERY_GATEWAY } from "./every-gateway";

const { serviceProviders, gatewayConsumers } = parseDeployment(
  EVERY_GATEWAY,
  "/deployments/deployment.yaml",
  () => true,
);
const [todo, names, old] = serviceProviders;
const [gateway, signed] = gatewayConsumers;
const CERTIFICATE =
  "arn:aws-us-gov:acm:us-gov-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012";
const GET = { method: "GET", path: "/todo" };
const POST = { method: "POST", path: "/todo" };

describe("what is said of an endpoint service", () => {
  test("on instances", () => {
    expect(todo).toEqual({
      stackId: "todo",
      name: "shop-todo",
      account: "222222222222",
      region: "us-gov-west-1",
      credentials: { profile: "todo" },
      roles: { path: "/todo/" },
      service: {
        type: "endpoint-service",
        port: 8443,
        healthPath: "/health/z",
        tls: true,
        zoneIds: ["usgw1-az1", "usgw1-az2"],
        logs: { retentionDays: 7, kmsKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/1" },
        compute: {
          type: "ec2",
          entry: "/deployments/services/todo.ts",
          instanceType: "m7g.large",
          min: 1,
          max: 3,
          environment: { LOG_LEVEL: "debug", PATTERN: "${x}" },
          table: { deletionProtection: false },
          network: { kind: "made", cidr: "10.4.0.0/22", zones: ["usgw1-az1", "usgw1-az2"] },
        },
      },
      grants: [
        {
          consumer: "gateway",
          isExternal: false,
          account: "111111111111",
          endpoint: { kind: "linked", isReadable: true },
        },
        {
          consumer: "signed",
          isExternal: false,
          account: "111111111111",
          endpoint: { kind: "linked", isReadable: false },
        },
        {
          consumer: "partner",
          isExternal: true,
          account: "555555555555",
          endpoint: { kind: "stated", ids: ["vpce-01234567", "vpce-0123456789abcdef0"] },
        },
      ],
    });
  });

  test("on Fargate", () => {
    expect(names?.service.compute).toEqual({
      type: "fargate",
      image: `333333333333.dkr.ecr.us-gov-west-1.amazonaws.com/team/names@sha256:${"0a1b2c3d".repeat(8)}`,
      cpu: 512,
      memoryMb: 2048,
      min: 3,
      max: 5,
      environment: { GREETING: "hello" },
      table: { deletionProtection: true },
      network: { kind: "made", cidr: "10.5.0.0/24", zones: ["usgw1-az2", "usgw1-az1", "usgw1-az3"] },
    });
  });

  test("behind a balancer that exists", () => {
    expect(old?.service).toMatchObject({
      zoneIds: ["usgw1-az1", "usgw1-az2"],
      compute: {
        type: "existing",
        loadBalancerArn:
          "arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:333333333333:loadbalancer/net/old/0123456789abcdef",
      },
    });
  });
});

describe("what is said of a gateway", () => {
  test("of its place", () => {
    expect(gateway).toMatchObject({
      stackId: "gateway",
      name: "shop-gateway",
      network: { kind: "made", cidr: "10.0.0.0/19", zones: ["usgw1-az1", "usgw1-az2"] },
    });
  });

  test("of the services that it leads to", () => {
    const [first, second, , far] = gateway?.uses ?? [];
    expect(first).toEqual({
      name: "todo",
      account: "222222222222",
      region: "us-gov-west-1",
      port: 8443,
      healthPath: "/health/z",
      tls: true,
      zoneIds: ["usgw1-az1", "usgw1-az2"],
      routes: [GET, { method: "GET", path: "/todo/{id}" }, POST],
      stripPrefix: false,
      slot: 17,
    });
    expect(second).toMatchObject({ name: "names", stripPrefix: true, slot: slotOf("names", 507) });
    expect(far).toEqual({
      name: "far",
      serviceName: "com.amazonaws.vpce.us-gov-west-1.vpce-svc-0123456789abcdef0",
      account: "444444444444",
      region: "us-gov-west-1",
      port: 9000,
      healthPath: "/up",
      tls: true,
      zoneIds: ["usgw1-az1", "usgw1-az2"],
      routes: [{ method: "GET", path: "/far/{rest+}" }],
      stripPrefix: true,
      slot: 0,
    });
  });

  test("of its API", () => {
    expect(gateway?.gateway).toEqual({
      type: "http-gateway",
      name: "api",
      access: {
        kind: "jwt",
        issuer: "https://issuer.example.com/realm",
        audience: ["shop", "admin"],
        scopes: { "POST /todo": ["todo.write", "todo.admin"] },
      },
      timeoutSeconds: 3,
      throttle: {
        ratePerSecond: 0.5,
        burst: 1,
        routes: { "GET /todo/{id}": { ratePerSecond: 9, burst: 8 } },
      },
      cors: {
        origins: ["https://shop.example.com", "http://localhost:3000"],
        methods: ["GET"],
        headers: ["authorization", "x-trace"],
        exposeHeaders: ["etag"],
        credentials: true,
        maxAgeSeconds: 0,
      },
      accessLog: { retentionDays: 1, kmsKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/1" },
      waf: { managedRuleGroups: [], count: [], rateLimitPer5Minutes: 100 },
      domain: { name: "api.example.com", certificateArn: CERTIFICATE, hostedZoneId: "Z0123456789ABCDEFGHIJ" },
      tls: { certificateArn: CERTIFICATE, serverName: "gw.internal.example.com" },
      keepWarm: true,
    });
  });

  test("of those whose signatures it takes", () => {
    expect(signed?.gateway.access).toEqual({
      kind: "iam",
      callers: [
        {
          name: "app",
          roleName: "app",
          roleArn: "arn:aws-us-gov:iam::111111111111:role/team/app",
          routes: [GET, POST],
        },
        {
          name: "job",
          roleName: "job",
          roleArn: "arn:aws-us-gov:iam::111111111111:role/job",
          routes: [POST],
        },
      ],
    });
  });
});
