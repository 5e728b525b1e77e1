import { proveAccess } from "../../src/access/prove";
import {
  CONSUMER,
  DEFAULT,
  deploymentFrom,
  FILE,
  PROVIDER,
  SERVICE,
  TWO_CONSUMERS,
} from "../support/deployment";

const prove = (file: object) => proveAccess(deploymentFrom(file), "deployment.yaml");
const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`c${i}`, { ...CONSUMER, account: String(222222222222 + i) }]),
  );

describe("a deployment that is proven", () => {
  it("has a call for every client and route", () => {
    const { calls } = prove(TWO_CONSUMERS);
    expect(
      calls.map(({ consumer, client, route }) => `${consumer} ${client} ${route.method} ${route.path}`),
    ).toEqual([
      "orders direct GET /",
      "orders direct GET /accounts/{id}",
      "orders assumed GET /",
      "orders assumed GET /accounts/{id}",
      "billing direct GET /accounts/{id}/entries",
      "billing assumed GET /accounts/{id}/entries",
    ]);
  });

  it("refuses every member of the family of intruders", () => {
    const sentences = prove(DEFAULT)
      .probes.map(({ sentence }) => sentence)
      .join("\n");
    for (const intruder of [
      "private-api-consumer-direct through an unknown endpoint",
      "private-api-consumer-direct from outside any VPC",
      "private-api-provider-access-consumer from outside any VPC",
      "another role of account 222222222222 through the endpoint of consumer",
      "a role of another account through the endpoint of consumer",
      "another role of the API's account through the endpoint of consumer",
      "an unsigned caller through the endpoint of consumer",
      "for a stage that was not granted",
      "for a method that was not granted",
      "for a path that was not granted",
      "another role of account 222222222222 assuming private-api-provider-access-consumer",
      "another role of the provider's account assuming private-api-provider-access-consumer",
      "a client for another API through the endpoint of consumer",
      "assumed of consumer assuming another role",
    ]) {
      expect(sentences).toContain(intruder);
    }
  });

  it("tries the same number of intruders per consumer for any number of consumers", () => {
    const probes = (count: number) => {
      const consumers = many(count);
      const service = { ...SERVICE, resourcePolicyQuota: 65536 };
      return prove({ ...FILE, providers: { provider: { ...PROVIDER, service } }, consumers }).probes.length;
    };
    expect(probes(20) - probes(10)).toBe(probes(30) - probes(20));
  });

  it("covers consumers outside the file by the provider's settings", () => {
    const partner = {
      account: "333333333333",
      endpointIds: ["vpce-0123456789abcdef0"],
      callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
      trustedRoleArns: ["arn:aws:iam::333333333333:role/other"],
    };
    const provider = { ...PROVIDER, externalConsumers: { partner } };
    const { calls } = prove({ ...FILE, providers: { provider }, consumers: {} });
    expect(calls.map(({ client, way, verdict }) => [client, way, verdict.allowed])).toEqual([
      ["arn:aws:iam::333333333333:role/caller", "direct", true],
      ["arn:aws:iam::333333333333:role/other", "assume-role", true],
    ]);
  });

  it("does not test a client's policy if the API has no authorization", () => {
    const provider = { ...PROVIDER, service: { ...SERVICE, auth: "none" } };
    const { direct } = CONSUMER.clients;
    const consumers = { consumer: { ...CONSUMER, clients: { direct } } };
    const { calls, probes } = prove({ ...FILE, providers: { provider }, consumers });
    expect(calls.map(({ verdict }) => verdict.allowed)).toEqual([true]);
    expect(probes.every(({ verdict }) => !verdict.allowed)).toBe(true);
    expect(probes.filter(({ guard }) => guard.document.kind === "identity-policy")).toEqual([]);
  });

  it("holds the door in one account, where an identity policy alone would let in", () => {
    const consumer = { ...CONSUMER, account: PROVIDER.account };
    const { probes } = prove({ ...DEFAULT, consumers: { consumer } });
    expect(probes.every(({ verdict }) => !verdict.allowed)).toBe(true);
  });
});

test("a resource policy over its quota is refused, with the characters of each consumer", () => {
  expect(() => prove({ ...FILE, providers: { provider: PROVIDER }, consumers: many(20) })).toThrow(
    /providers\.provider\.service: expected the resource policy to have at most 8192 characters, got \d+; characters each: c0 \d+, c1 \d+/,
  );
});

test("a resource policy that is too long for its denied routes lists each consumer's characters", () => {
  const items = Array.from({ length: 30 }, (_, i) => `GET /accounts/{id}/item${i}`);
  const service = { ...SERVICE, routes: ["GET /accounts/{id}", "GET /accounts/{id}/entries", ...items] };
  const consumers = {
    covering: { ...CONSUMER, uses: { provider: { routes: service.routes.slice(0, 2) } } },
    other: {
      ...CONSUMER,
      account: "333333333333",
      uses: { provider: { routes: ["GET /accounts/{id}/item7"] } },
    },
  };
  expect(() => prove({ ...FILE, providers: { provider: { ...PROVIDER, service } }, consumers })).toThrow(
    /at most 8192 characters, got \d+; characters each: covering [5-9]\d{3}, other \d{3,4}$/m,
  );
});
