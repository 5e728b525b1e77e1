import type { LiveEndpoint } from "../../../src/operate/doctor/facts/endpoints";
import type { AccessEntry } from "../../../src/operate/doctor/facts/logs/access-log";
import { assumePolicy } from "../../../src/policies/roles/client-policy";
import { accessRoleTrust } from "../../../src/policies/roles/trust-policy";
import { CONSUMER, DEFAULT, PROVIDER } from "../../support/deployment";
import { KEYED_CONSUMER, keyedFile } from "../../support/keyed-deployments";
import { callIn, causesIn, examineWith, NOW } from "./facts-of";

const MINUTE = 60_000;

const ENDPOINT: LiveEndpoint = {
  id: "vpce-1",
  service: "execute-api",
  vpcId: "vpc-1",
  state: "available",
  privateDns: true,
  groupIds: [],
  dnsNames: [],
};

const entry = (more: Partial<AccessEntry>): AccessEntry => ({
  at: NOW - MINUTE,
  status: 403,
  method: "GET",
  resourcePath: "/",
  messages: [],
  ...more,
});

describe("an API with keys", () => {
  const call = callIn(keyedFile({ consumer: KEYED_CONSUMER }), "consumer/reader GET /");
  const cacheSeconds = call.provider?.service.authorizer?.cacheSeconds ?? 0;
  const secret = (...versions: readonly (readonly [labels: readonly string[], minutes: number])[]) => ({
    provider_api_key: {
      arn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:key-AbCdEf",
      versions: versions.map(([labels, minutes]) => ({ labels, createdAt: NOW - minutes * MINUTE })),
    },
  });
  const refused = entry({ status: 401, responseType: "UNAUTHORIZED", messages: ["Unauthorized"] });
  const found = async (secrets: ReturnType<typeof secret> | object, log: readonly AccessEntry[] = []) =>
    examineWith(call, { secrets: { ...secrets }, accessLog: log, endpoint: ENDPOINT, now: NOW });

  test("nothing is found with a current key, nor while a rotation is under way", async () => {
    expect(causesIn(await found(secret([["AWSCURRENT"], 600])))).toEqual([]);
    expect(causesIn(await found(secret([["AWSCURRENT"], 600], [["AWSPENDING"], 5])))).toEqual([]);
    expect(causesIn(await found(secret([["AWSCURRENT", "AWSPENDING"], 600])))).toEqual([]);
  });

  test("a version that has been pending for hours is a rotation that came to no end", async () => {
    const { findings } = await found(secret([["AWSCURRENT"], 600], [["AWSPENDING"], 90]));
    expect(findings).toMatchObject([{ cause: { id: "key-pending" }, refuses: false }]);
    expect(findings[0]?.evidence[0]?.live).toBe("a version is AWSPENDING since 2026-01-01T10:30:00.000Z");
  });

  test("without a secret, or a current version of it, there is no key", async () => {
    expect(causesIn(await found({}))).toEqual(["key-absent"]);
    expect(causesIn(await found(secret([["AWSPREVIOUS"], 1])))).toEqual(["key-absent"]);
  });

  test("a refusal of a key that is younger than the authorizer's answers is one of its cache", async () => {
    expect(cacheSeconds).toBeGreaterThan(0);
    const { findings } = await found(secret([["AWSCURRENT"], 1 + cacheSeconds / 120]), [refused]);
    expect(findings[0]?.cause.id).toBe("key-refused");
    expect(findings[0]?.mend).toMatch(/^wait \d+ seconds, or flush the cache/);
  });

  test("a refusal of an older key is none of the cache", async () => {
    const { findings } = await found(secret([["AWSCURRENT"], 600]), [refused]);
    expect(findings[0]?.mend).toMatch(/^have the client read its secret again/);
  });
});

describe("an organization that the client's account is not in", () => {
  const trust = { organizationId: "o-abc1234567" };
  const file = { ...DEFAULT, providers: { provider: { ...PROVIDER, trust } } };
  const call = callIn(file, "consumer/assumed GET /");
  const { accessRole } = call.grant ?? {};
  const facts = {
    accessRole: {
      arn: accessRole?.arn ?? "",
      trust: accessRoleTrust(accessRole?.trustedRoleArns ?? [], trust),
      policies: {},
    },
    clientRole: {
      arn: "",
      trust: { Statement: [] },
      policies: { call: assumePolicy(accessRole?.arn ?? "") },
    },
    clientLog: [
      {
        at: NOW,
        status: 403,
        reason: "assume-role",
        message: "could not assume x: AccessDenied: y",
        method: "GET",
        path: "/",
      },
    ],
  };

  test("is the cause if every document is as intended and STS refuses all the same", async () => {
    expect(causesIn(await examineWith(call, facts))).toEqual(["organization"]);
  });

  test("is none if STS refuses for want of a policy", async () => {
    const clientRole = { ...facts.clientRole, policies: {} };
    expect(causesIn(await examineWith(call, { ...facts, clientRole }))).toEqual(["assume-policy"]);
  });

  test("is none once the client was answered", async () => {
    const clientLog = [...facts.clientLog, { at: NOW + 1, status: 200, method: "GET", path: "/" }];
    expect(causesIn(await examineWith(call, { ...facts, clientLog }))).toEqual([]);
  });
});

describe("refusals in the access log", () => {
  const call = callIn(DEFAULT, "consumer/direct GET /");
  const direct = "arn:aws:sts::222222222222:assumed-role/private-api-consumer-direct/session";
  const denied = entry({
    userArn: direct,
    responseType: "ACCESS_DENIED",
    messages: ["User: x is not authorized"],
  });
  const found = async (...accessLog: readonly AccessEntry[]) =>
    causesIn(await examineWith(call, { accessLog, endpoint: ENDPOINT, blocked: [] }));

  test("are told as they are where no document explains them", async () => {
    expect(await found(denied)).toEqual(["access-denied"]);
  });

  test("are over once the same caller was answered on the route", async () => {
    expect(await found(denied, entry({ at: NOW, status: 200, userArn: direct }))).toEqual([]);
    const other = direct.replace("direct", "other");
    expect(await found(denied, entry({ at: NOW, status: 200, userArn: other }))).toEqual(["access-denied"]);
  });

  test("of other callers, routes and endpoints are none of this call", async () => {
    expect(await found({ ...denied, userArn: direct.replace("222222222222", "333333333333") })).toEqual([]);
    expect(await found({ ...denied, method: "POST" })).toEqual([]);
    expect(await found({ ...denied, userArn: undefined, endpointId: "vpce-2" })).toEqual([]);
  });

  test("are not told beside a document that explains them", async () => {
    const role = { arn: "arn", trust: { Statement: [] }, policies: {} };
    const facts = {
      accessLog: [denied],
      endpoint: ENDPOINT,
      clientRole: role,
      apiIds: { provider: "a1b2c3d4e5" },
      secrets: {},
    };
    expect(causesIn(await examineWith(call, facts))).toEqual(["identity-policy"]);
  });

  test("by a firewall without a sample are told without a rule", async () => {
    expect(await found(entry({ responseType: "WAF_FILTERED", messages: ["Forbidden"] }))).toEqual([
      "firewall",
    ]);
  });
});

test("what refuses calls comes before what only differs, both in the order of AWS's decisions", async () => {
  const consumer = { ...CONSUMER, endpoints: { executeApi: { privateDns: false } } };
  const call = callIn({ ...DEFAULT, consumers: { consumer } }, "consumer/direct GET /");
  const facts = { endpoint: ENDPOINT, logRole: undefined, api: undefined, clientRole: undefined };
  const { findings } = await examineWith(call, facts);
  expect(findings.map(({ cause, refuses }) => [cause.id, refuses])).toEqual([
    ["api-absent", true],
    ["client-role-absent", true],
    ["private-dns", false],
    ["log-role", false],
  ]);
});
