import {
  BOTH,
  type DeploymentShape,
  manyConsumers,
  manyProviders,
  manyRoutes,
  manyServices,
} from "../../../bench/measure/shapes";
import { proveAccess } from "../../../src/access/prove";
import { deploymentFrom } from "../../support/deployment";

const prove = (shape: DeploymentShape) => proveAccess(deploymentFrom(shape), "bench.json");

describe("many consumers", () => {
  const deployment = deploymentFrom(manyConsumers(17, 8));

  it("are spread over the providers that they need", () => {
    expect(deployment.consumers).toHaveLength(17);
    expect(deployment.providers).toHaveLength(3);
    expect(deployment.consumers.at(-1)?.uses.map(({ name }) => name)).toEqual(["provider-0003"]);
  });

  it("have a client of each kind, and an account of their own", () => {
    for (const { clients } of deployment.consumers) expect(clients.map(({ auth }) => auth)).toEqual(BOTH);
    const accounts = [...deployment.consumers, ...deployment.providers].map(({ account }) => account);
    expect(new Set(accounts).size).toBe(20);
  });

  it("need the same number of probes each, however many there are", () => {
    const probes = (count: number) => prove(manyConsumers(count, 8)).probes.length / count;
    expect(probes(32)).toBe(probes(16));
    expect(probes(16)).toBe(probes(8));
  });
});

test("many routes belong to one provider, and one consumer uses the first of them", () => {
  const deployment = deploymentFrom(manyRoutes(100, 13));
  expect(deployment.providers.map(({ service }) => service.routes.length)).toEqual([100]);
  expect(deployment.consumers[0]?.uses[0]?.routes).toHaveLength(13);
});

test("routes that a used route's pattern covers are proven closed", () => {
  const closed = prove(manyRoutes(100, 13)).probes.filter(({ guard }) => guard.sid?.endsWith("NotGranted"));
  expect(closed.length).toBeGreaterThan(0);
});

test("many providers are used by one consumer, with a client for each", () => {
  const deployment = deploymentFrom(manyProviders(12));
  expect(deployment.providers).toHaveLength(12);
  expect(deployment.consumers.map(({ clients, uses }) => [clients.length, uses.length])).toEqual([[12, 12]]);
});

test("many services are behind one gateway, each at a place of its own", () => {
  const { serviceProviders, gatewayConsumers } = deploymentFrom(manyServices(50));
  const [{ uses = [] } = {}] = gatewayConsumers;
  expect([serviceProviders.length, gatewayConsumers.length, uses.length]).toEqual([50, 1, 50]);
  expect(new Set(uses.map(({ slot }) => slot)).size).toBe(50);
  expect(new Set(serviceProviders.map(({ account }) => account)).size).toBe(50);
});
