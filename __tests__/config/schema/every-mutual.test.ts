import { fixture } from "../../certificates/fixtures";
import { parsedMutual } from "../mutual-tls-base";
import { EVERY_MUTUAL } from "./every-mutual";

const { providers, consumers } = parsedMutual(EVERY_MUTUAL);
const [orders, signed] = providers;
const [web] = consumers;
const ROOT = { method: "GET", path: "/" };
const role = (name: string) => `arn:aws:iam::222222222222:role/web/shop-web-${name}`;

describe("what is said of certificates", () => {
  test("of an API and the stage that it has as others do", () => {
    expect(orders?.service).toMatchObject({
      type: "mtls-rest-api",
      auth: "certificate",
      stage: "live",
      throttle: { ratePerSecond: 5, burst: 6 },
      waf: false,
      executionLog: "INFO",
      accountLogRole: false,
    });
    expect(orders?.service).not.toHaveProperty("authorizer");
  });

  test("of its entrance, and of nothing else of it", () => {
    expect(orders?.service.entrance).toEqual({
      domain: {
        name: "mtls.example.com",
        endpointType: "private",
        certificate: {
          kind: "adopted",
          arn: "arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012",
        },
      },
      trustStore: {
        caBundle: fixture("issuing.pem").toString(),
        authorities: [
          {
            subject: "CN=Issuing,O=Acme,C=DE",
            notAfter: expect.stringMatching(/^2126-\d\d-\d\dT[\d:]{8}Z$/),
          },
        ],
        revocationLists: [
          {
            name: "issuing",
            pem: fixture("issuing.crl").toString(),
            nextUpdate: expect.stringMatching(/^2126-\d\d-\d\dT[\d:]{8}Z$/),
          },
        ],
      },
      network: { kind: "made", cidr: "10.3.0.0/22", zones: ["euw1-az1", "euw1-az2", "euw1-az3"] },
    });
    expect(orders?.service).not.toHaveProperty("domain");
    expect(orders?.service).not.toHaveProperty("trustStore");
  });

  test("of an entrance whose certificate is made, and whose domain is a regional one by default", () => {
    expect(signed?.service.entrance).toMatchObject({
      domain: {
        name: "signed.example.com",
        endpointType: "regional",
        certificate: { kind: "made", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
      },
      trustStore: { authorities: [{ subject: "CN=Root,O=Acme,C=DE" }], revocationLists: [] },
    });
  });

  test("of those who are known by certificates", () => {
    expect(orders?.grants).toEqual([
      {
        ...{
          consumer: "web",
          isExternal: false,
          account: "222222222222",
          routes: [ROOT],
          callerRoleArns: [],
        },
        certificate: { subjects: ["CN=web,O=Acme,C=DE"], serials: ["0A", "0B"] },
        reach: { kind: "linked", associate: false, isReadable: true },
      },
      {
        ...{
          consumer: "partner",
          isExternal: true,
          account: "333333333333",
          routes: [ROOT],
          callerRoleArns: [],
        },
        certificate: { subjects: ["CN=partner,O=Acme,C=DE", "CN=partner 2,O=Acme,C=DE"], serials: ["0A:BC"] },
        reach: { kind: "endpoints", ids: ["vpce-0123456789abcdef0"], associate: false },
      },
      {
        ...{ consumer: "later", isExternal: true, account: "333333333333", callerRoleArns: [] },
        routes: [ROOT, { method: "POST", path: "/orders" }, { method: "GET", path: "/orders/{id}" }],
        certificate: { subjects: ["CN=later,O=Acme,C=DE"] },
        reach: { kind: "endpoints", ids: [], associate: false },
      },
    ]);
  });

  test("of those who sign as well: the roles of their clients", () => {
    expect(signed?.grants).toEqual([
      {
        ...{ consumer: "web", isExternal: false, account: "222222222222", routes: [ROOT] },
        callerRoleArns: [role("signer"), role("console")],
        reach: { kind: "linked", associate: false, isReadable: true },
      },
      {
        ...{ consumer: "partner", isExternal: true, account: "333333333333", routes: [ROOT] },
        callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
        reach: { kind: "endpoints", ids: [], associate: false },
      },
    ]);
  });

  test("of the network, which has no endpoint for execute-api", () => {
    expect(web?.vpc).toEqual({
      network: { kind: "made", cidr: "10.1.0.0/20", zones: ["euw1-az2", "euw1-az1"] },
      sts: false,
      ssm: false,
      secretsManager: false,
      pinsAddresses: true,
    });
  });

  test("of uses, of providers of the file and of another", () => {
    expect(
      web?.uses.map(({ name, apiId, stage, directRoleArns, entrance }) => ({
        name,
        apiId,
        stage,
        directRoleArns,
        entrance,
      })),
    ).toEqual([
      {
        ...{ name: "orders", stage: "live", directRoleArns: [] },
        entrance: { domain: "mtls.example.com", slot: 7 },
      },
      {
        ...{ name: "signed", stage: "prod", directRoleArns: [role("signer"), role("console")] },
        // FNV-1a of the name, modulo the 246 addresses that are left of a subnet.
        entrance: { domain: "signed.example.com", slot: 23 },
      },
      {
        ...{ name: "far", apiId: "a1b2c3d4e5", stage: "v2", directRoleArns: [] },
        entrance: {
          domain: "far.example.com",
          serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
          slot: 8,
        },
      },
    ]);
  });

  test("of clients", () => {
    const [used, signing, far] = web?.uses ?? [];
    expect(web?.clients).toEqual([
      {
        ...{ name: "caller", type: "lambda", use: used, auth: "certificate" },
        roleArn: role("caller"),
        timeoutSeconds: 3,
      },
      {
        ...{ name: "shell", type: "instance", use: used, auth: "certificate" },
        ...{ roleArn: role("shell"), instanceType: "t4g.small" },
      },
      {
        ...{ name: "signer", type: "lambda", use: signing, auth: "certificate" },
        roleArn: role("signer"),
        timeoutSeconds: 10,
      },
      {
        ...{ name: "console", type: "instance", use: signing, auth: "certificate" },
        ...{ roleArn: role("console"), instanceType: "t4g.micro" },
      },
      {
        ...{ name: "distant", type: "lambda", use: far, auth: "certificate" },
        roleArn: role("distant"),
        timeoutSeconds: 10,
      },
    ]);
  });
});
