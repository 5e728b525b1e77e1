import { decideAssumption, decideCall } from "../../src/access/evaluation/decide";
import { proveAccess } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { accessRoleOf, apiOf, callOf, clientOf, endpointOf } from "../support/calls";
import { CONSUMER, DEFAULT, deploymentFrom, PROVIDER } from "../support/deployment";

/** The default deployment, with a role path for each party. */
const deployment = deploymentFrom({
  ...DEFAULT,
  providers: { provider: { ...PROVIDER, roles: { path: "/crosslink/" } } },
  consumers: { consumer: { ...CONSUMER, roles: { path: "/team/web/" } } },
});
const world = worldOf(deployment);
const api = apiOf(world);
const endpoint = endpointOf(world);
const caller = (arn: string) => ({ arn, account: CONSUMER.account });

test("a deployment with role paths is proven, with as many intruders as one without", () => {
  const { calls, probes } = proveAccess(deployment, "deployment.yaml");
  const without = proveAccess(deploymentFrom(DEFAULT), "deployment.yaml");
  expect(calls.map(({ client, caller }) => [client, caller?.arn])).toEqual([
    ["direct", "arn:aws:iam::222222222222:role/team/web/private-api-consumer-direct"],
    ["assumed", "arn:aws:iam::111111111111:role/crosslink/private-api-provider-access-consumer"],
  ]);
  expect(probes).toHaveLength(without.probes.length);
});

test.each([
  ["Allow: the role with its path", "team/web/private-api-consumer-direct", true],
  ["Deny: the role's name without a path", "private-api-consumer-direct", false],
  ["Deny: the role's name at another path", "team/private-api-consumer-direct", false],
  ["Deny: a path that ends in the right one", "x/team/web/private-api-consumer-direct", false],
])("%s", (_, name, allowed) => {
  const { identityPolicy } = clientOf(world, "direct");
  const role = { ...caller(`arn:aws:iam::222222222222:role/${name}`), identityPolicy };
  expect(decideCall(callOf(api, { caller: role, endpoint })).allowed).toBe(allowed);
});

test.each([
  ["Allow: an assumption by the role with its path", "team/web/private-api-consumer-assumed", true],
  ["Deny: an assumption by the role's name without a path", "private-api-consumer-assumed", false],
])("%s", (_, name, allowed) => {
  const role = accessRoleOf(world);
  expect(decideAssumption({ caller: caller(`arn:aws:iam::222222222222:role/${name}`), role }).allowed).toBe(
    allowed,
  );
});
