import type { Caller } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import { worldOf } from "../../../src/access/world/world";
import { offeredApi } from "../../../src/policies/provider-documents";
import { invokePolicy } from "../../../src/policies/roles/client-policy";
import { accessRoleOf, admin, apiOf, callOf, clientOf, providerOf, worded } from "../../support/calls";
import { deploymentFrom, OUTSIDE, PROVIDER, REGIONAL, TWO_OUTSIDE } from "../../support/deployment";

/** A role that is known by name alone: its own account allows it everything. */
const role = (name: string, account = "222222222222"): Caller => ({
  arn: `arn:aws:iam::${account}:role/${name}`,
  account,
});

describe("the resource policy of a regional API", () => {
  const world = worldOf(deploymentFrom(REGIONAL));
  const api = apiOf(world);
  const direct = { ...clientOf(world, "direct"), identityPolicy: undefined };
  const endpoint = { id: "vpce-0fffffffffffffff0", owner: "somebody" };

  test.each([
    ["Allow: a client over the internet", { caller: direct }, true, "AllowConsumer"],
    ["Allow: a client through whatever endpoint", { caller: direct, endpoint }, true, "AllowConsumer"],
    // The statement allows the access role's account; the role's own policy decides.
    ["Allow: the access role over the internet", { caller: accessRoleOf(world) }, true, "InvokeRoutes"],
    ["Allow: a role by a wildcard", { caller: role("ecs-app-7") }, true, "AllowConsumer"],
    ["Deny: a role that the wildcard does not mean", { caller: role("ecs-batch") }, false, "no statement"],
    ["Deny: a role that only begins otherwise", { caller: role("my-ecs-app-7") }, false, "no statement"],
    [
      "Deny: a role by the wildcard in a path of its own",
      { caller: role("team/ecs-app-7") },
      false,
      "no statement",
    ],
    [
      "Deny: a role by the wildcard, but of another account",
      { caller: role("ecs-app-7", "999999999999") },
      false,
      "no statement",
    ],
    [
      "Deny: a role by the wildcard, but of the API's own account",
      { caller: role("ecs-app-7", "111111111111") },
      false,
      "DenyOtherRolesOfThisAccount",
    ],
    [
      "Deny: another role of the consumer's account",
      { caller: admin("222222222222") },
      false,
      "no statement",
    ],
    ["Deny: another account", { caller: admin("999999999999") }, false, "no statement"],
    [
      "Deny: an administrator of the API's own account",
      { caller: admin("111111111111") },
      false,
      "DenyOtherRolesOfThisAccount",
    ],
    ["Deny: an unsigned call", {}, false, "not signed"],
    ["Deny: another stage", { caller: direct, stage: "test" }, false, "no such stage"],
    ["Deny: a method that is not offered", { caller: direct, method: "POST" }, false, "no such"],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(callOf(api, call)))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });

  it("has no condition on endpoints, which a call over the internet does not have", () => {
    expect(JSON.stringify(api.resourcePolicy)).not.toMatch(/SourceVpc|unlinked/);
  });

  it.each([
    ["ecs-app", "ArnEquals", "ArnNotEquals"],
    ["ecs-app-*", "ArnLike", "ArnNotLike"],
    ["ecs-?pp", "ArnLike", "ArnNotLike"],
  ])("compares %s by %s, and in its own account by %s", (name, operator, negated) => {
    const own = { ...OUTSIDE, account: PROVIDER.account, uses: { provider: { allowRoles: [name] } } };
    const { resourcePolicy } = apiOf(worldOf(deploymentFrom({ ...REGIONAL, consumers: { own } })));
    const [allow, deny] = resourcePolicy?.Statement ?? [];
    expect(Object.keys(allow?.Condition ?? {})).toEqual([operator]);
    expect(Object.keys(deny?.Condition ?? {})).toEqual(["StringEquals", negated]);
  });
});

describe("the resource policy of a regional API with two consumers", () => {
  const world = worldOf(deploymentFrom(TWO_OUTSIDE));
  const api = apiOf(world);
  const orders = { ...clientOf(world, "direct", "orders"), identityPolicy: undefined };
  const entries = { path: "/accounts/7/entries" };

  test.each([
    ["Allow: a granted route with a parameter", { caller: orders, path: "/accounts/7" }, true, "AllowOrders"],
    [
      "Allow: the same by a wildcard",
      { caller: role("ecs-app-7"), path: "/accounts/7" },
      true,
      "AllowOrders",
    ],
    [
      "Deny: a route that a granted pattern covers but that was not granted",
      { caller: orders, ...entries },
      false,
      "DenyOrdersNotGranted",
    ],
    [
      "Deny: the same by a wildcard",
      { caller: role("ecs-app-7"), ...entries },
      false,
      "DenyOrdersNotGranted",
    ],
    [
      "Allow: that route for the consumer that has it",
      { caller: clientOf(world, "direct", "billing"), ...entries },
      true,
      "AllowBilling",
    ],
    [
      "Deny: a route of the other consumer's",
      { caller: clientOf(world, "direct", "billing") },
      false,
      "no statement",
    ],
    [
      "Deny: a name that the other consumer lets in, in one's own account",
      { caller: role("ecs-app-7", "333333333333"), ...entries },
      false,
      "no statement",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(callOf(api, call)))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });
});

describe("the resource policy of a regional API in its consumer's account", () => {
  const consumer = {
    ...OUTSIDE,
    account: PROVIDER.account,
    uses: { provider: { routes: ["GET /"], allowRoles: ["ecs-app-*"] } },
  };
  const service = { ...REGIONAL.providers.provider.service, routes: ["GET /", "POST /reports"] };
  const world = worldOf(
    deploymentFrom({
      ...REGIONAL,
      providers: { provider: { ...PROVIDER, service } },
      consumers: { consumer },
    }),
  );
  const api = apiOf(world);
  const own = (name: string): Caller => ({
    ...role(name, PROVIDER.account),
    identityPolicy: invokePolicy(offeredApi(providerOf(world).provider, api.id), api.routes ?? []),
  });
  const reports = { method: "POST", path: "/reports" };

  test.each([
    ["Allow: a client", { caller: clientOf(world, "direct") }, true, "InvokeRoutes"],
    [
      "Allow: a role by a wildcard, whose own policy allows",
      { caller: own("ecs-app-7") },
      true,
      "InvokeRoutes",
    ],
    [
      "Deny: a role by a wildcard, for a route that was not granted though its own policy allows",
      { caller: own("ecs-app-7"), ...reports },
      false,
      "DenyConsumerOtherRoutes",
    ],
    [
      "Deny: a role that the wildcard does not mean, though its own policy allows",
      { caller: own("ecs-batch") },
      false,
      "DenyOtherRolesOfThisAccount",
    ],
    [
      "Deny: a role by a wildcard, whose own policy says nothing",
      { caller: { ...own("ecs-app-7"), identityPolicy: { Version: "2012-10-17" as const, Statement: [] } } },
      false,
      "identity policy",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(callOf(api, call)))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });
});
