import { decideCall } from "../../../src/access/evaluation/decide";
import { worldOf } from "../../../src/access/world/world";
import { resourcePolicy } from "../../../src/policies/rest-api/resource-policy";
import { accessRoleOf, admin, apiOf, callOf, clientOf, endpointOf, worded } from "../../support/calls";
import {
  CONSUMER,
  DEFAULT,
  deploymentFrom,
  FILE,
  PROVIDER,
  SERVICE,
  TWO_CONSUMERS,
} from "../../support/deployment";

/** The consumers' side is left out: endpoints and callers' own policies allow everything. */
const hostile = { policy: undefined };

describe("the resource policy of the default deployment", () => {
  const world = worldOf(deploymentFrom(DEFAULT));
  const api = apiOf(world);
  const own = { ...endpointOf(world), ...hostile };
  const direct = { ...clientOf(world, "direct"), identityPolicy: undefined };
  const access = accessRoleOf(world);
  const stranger = { id: "vpce-0fffffffffffffff0", owner: "nobody" };

  test.each([
    [
      "Allow: the direct client through its endpoint",
      callOf(api, { caller: direct, endpoint: own }),
      true,
      "AllowConsumer",
    ],
    [
      "Allow: the access role through the consumer's endpoint",
      callOf(api, { caller: access, endpoint: own }),
      true,
      // The statement allows the access role's account; the role's own policy decides.
      "InvokeRoutes",
    ],
    [
      "Deny: the right role through an unknown endpoint",
      callOf(api, { caller: direct, endpoint: stranger }),
      false,
      "DenyOtherEndpoints",
    ],
    [
      "Deny: the access role from outside any VPC",
      callOf(api, { caller: access }),
      false,
      "DenyOtherEndpoints",
    ],
    [
      "Deny: another role of the consumer's account",
      callOf(api, { caller: admin("222222222222"), endpoint: own }),
      false,
      "no statement",
    ],
    [
      "Deny: another account",
      callOf(api, { caller: admin("999999999999"), endpoint: own }),
      false,
      "no statement",
    ],
    [
      "Deny: an administrator of the API's own account",
      callOf(api, { caller: admin("111111111111"), endpoint: own }),
      false,
      "DenyOtherRolesOfThisAccount",
    ],
    ["Deny: an unsigned call", callOf(api, { endpoint: own }), false, "not signed"],
    [
      "Deny: another stage",
      callOf(api, { caller: direct, endpoint: own, stage: "test" }),
      false,
      "no such stage",
    ],
    [
      "Deny: a method that is not offered",
      callOf(api, { caller: direct, endpoint: own, method: "POST" }),
      false,
      "no such",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(call))).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });
});

describe("the resource policy of an API with two consumers", () => {
  const world = worldOf(deploymentFrom(TWO_CONSUMERS));
  const api = apiOf(world);
  const through = (consumer: string) => ({ ...endpointOf(world, consumer), ...hostile });
  const orders = { ...clientOf(world, "direct", "orders"), identityPolicy: undefined };
  const ordersAccess = accessRoleOf(world, "orders");
  const entries = { path: "/accounts/7/entries" };

  test.each([
    [
      "Allow: a granted route with a parameter",
      callOf(api, { caller: orders, endpoint: through("orders"), path: "/accounts/7" }),
      true,
      "AllowOrders",
    ],
    [
      "Deny: the right role through the other consumer's endpoint",
      callOf(api, { caller: orders, endpoint: through("billing") }),
      false,
      "no statement",
    ],
    [
      "Deny: the access role through the other consumer's endpoint, though its own policy allows",
      callOf(api, { caller: ordersAccess, endpoint: through("billing") }),
      false,
      "DenyOrdersElsewhere",
    ],
    [
      "Deny: a route that a granted pattern covers but that was not granted",
      callOf(api, { caller: orders, endpoint: through("orders"), ...entries }),
      false,
      "DenyOrdersNotGranted",
    ],
    [
      "Allow: that route for the consumer that has it",
      callOf(api, { caller: clientOf(world, "direct", "billing"), endpoint: through("billing"), ...entries }),
      true,
      "AllowBilling",
    ],
    [
      "Deny: a route of the other consumer's",
      callOf(api, { caller: clientOf(world, "direct", "billing"), endpoint: through("billing") }),
      false,
      "no statement",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(call))).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });
});

describe("the resource policy of an API without authorization", () => {
  const world = worldOf(
    deploymentFrom({
      ...FILE,
      providers: { provider: { ...PROVIDER, service: { ...SERVICE, auth: "none" } } },
      consumers: { consumer: { ...CONSUMER, clients: { direct: CONSUMER.clients.direct } } },
    }),
  );
  const api = apiOf(world);

  test.each([
    [
      "Allow: anybody through the consumer's endpoint",
      callOf(api, { endpoint: endpointOf(world) }),
      true,
      "AllowConsumer",
    ],
    ["Deny: anybody from outside any VPC", callOf(api, {}), false, "DenyOtherEndpoints"],
    [
      "Deny: an administrator of the API's account from outside any VPC",
      callOf(api, { caller: admin("111111111111") }),
      false,
      "DenyOtherEndpoints",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(call))).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });
});

describe("the shape of the resource policy", () => {
  const api = {
    account: "111111111111",
    region: "cn-north-1",
    apiId: "a1b2c3d4e5",
    stage: "prod",
    type: "private-rest-api",
    auth: "iam",
    routes: [],
  } as const;
  const grant = {
    consumer: "orders-eu",
    isExternal: false,
    account: "222222222222",
    routes: [{ method: "GET", path: "/a/{b}" }],
    callerRoleArns: ["arn:aws-cn:iam::222222222222:role/x"],
    reach: { kind: "linked", associate: false, isReadable: true },
    endpointIds: ["unlinked"],
  } as const;

  it("names full ARNs of the region's partition, with a wildcard for a path parameter", () => {
    const [allow] = resourcePolicy(api, [grant]).Statement;
    expect(allow).toMatchObject({
      Sid: "AllowOrdersEu",
      Principal: { AWS: "arn:aws-cn:iam::222222222222:root" },
      Resource: "arn:aws-cn:execute-api:cn-north-1:111111111111:a1b2c3d4e5/prod/GET/a/*",
    });
  });

  it("is the same whether an endpoint is known or not, except for its id", () => {
    const unlinked = JSON.stringify(resourcePolicy(api, [grant]));
    const linked = JSON.stringify(resourcePolicy(api, [{ ...grant, endpointIds: ["vpce-1"] }]));
    expect(linked.replaceAll("vpce-1", "unlinked")).toBe(unlinked);
  });

  it("allows nobody if there is no consumer", () => {
    const effects = resourcePolicy(api, []).Statement.map(({ Effect }) => Effect);
    expect(effects).toEqual(["Deny", "Deny"]);
  });
});
