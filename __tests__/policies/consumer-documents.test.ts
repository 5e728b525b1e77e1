import { decideAssumption, decideCall } from "../../src/access/evaluation/decide";
import { worldOf } from "../../src/access/world/world";
import {
  accessRoleOf,
  admin,
  apiOf,
  callOf,
  clientOf,
  consumerOf,
  endpointOf,
  worded,
} from "../support/calls";
import { CONSUMER, DEFAULT, deploymentFrom, FILE, PROVIDER } from "../support/deployment";

const world = worldOf(
  deploymentFrom({
    ...DEFAULT,
    providers: {
      provider: { ...PROVIDER, trust: { organizationId: "o-abc1234567", externalId: "a-shared-string" } },
    },
  }),
);
/** Without the provider's side: its resource policy allows everything. */
const api = { ...apiOf(world), resourcePolicy: undefined };
const endpoint = endpointOf(world);
const direct = clientOf(world, "direct");
const assumed = { ...clientOf(world, "assumed"), organizationId: "o-abc1234567" };
const role = accessRoleOf(world);
const sts = { id: "vpce-sts", owner: "consumer", policy: consumerOf(world).documents.stsEndpointPolicy };

describe("the endpoint policy and the client's own policy", () => {
  test.each([
    ["Allow: the direct client", callOf(api, { caller: direct, endpoint }), true, ""],
    ["Allow: the access role", callOf(api, { caller: role, endpoint }), true, ""],
    [
      "Deny: another role of the account at the endpoint",
      callOf(api, { caller: admin("222222222222"), endpoint }),
      false,
      "endpoint policy of consumer",
    ],
    [
      "Deny: an unsigned call at the endpoint",
      callOf(api, { endpoint }),
      false,
      "endpoint policy of consumer",
    ],
    [
      "Deny: another API through the endpoint",
      callOf({ ...api, id: "zzzzzzzzzz" }, { caller: direct, endpoint }),
      false,
      "endpoint policy of consumer",
    ],
    [
      "Deny: the assume-role client by itself",
      callOf(api, { caller: assumed, endpoint }),
      false,
      "endpoint policy of consumer",
    ],
    [
      "Deny: another API by the client's own policy",
      callOf({ ...api, id: "zzzzzzzzzz" }, { caller: direct }),
      false,
      "identity policy",
    ],
    [
      "Deny: the assume-role client by its own policy",
      callOf(api, { caller: assumed }),
      false,
      "identity policy",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(call))).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });
});

describe("assuming the access role", () => {
  const right = { caller: assumed, role, externalId: "a-shared-string", endpoint: sts };
  test.each([
    ["Allow: the assume-role client", right, true, ""],
    [
      "Deny: the direct client, by the STS endpoint",
      { ...right, caller: direct },
      false,
      "STS endpoint policy",
    ],
    [
      "Deny: the direct client, by its own policy",
      { ...right, caller: direct, endpoint: undefined },
      false,
      "identity policy",
    ],
    [
      "Deny: an administrator of the client's account, by the trust",
      { ...right, caller: admin("222222222222"), endpoint: undefined },
      false,
      "trust policy",
    ],
    [
      "Deny: an administrator of the role's account, by the trust",
      { ...right, caller: admin("111111111111"), endpoint: undefined },
      false,
      "trust policy",
    ],
    ["Deny: without the external id", { ...right, externalId: undefined }, false, "trust policy"],
    [
      "Deny: from another organization",
      { ...right, caller: { ...assumed, organizationId: "o-other" } },
      false,
      "trust policy",
    ],
    [
      "Deny: another role through the STS endpoint",
      { ...right, role: { ...role, arn: `${role.arn}2` } },
      false,
      "STS endpoint policy",
    ],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideAssumption(call))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });
});

test("a consumer without assume-role clients has no STS endpoint policy", () => {
  const file = { ...FILE, providers: { provider: PROVIDER } };
  const consumer = { ...CONSUMER, clients: { direct: CONSUMER.clients.direct } };
  const { documents } = consumerOf(worldOf(deploymentFrom({ ...file, consumers: { consumer } })));
  expect(documents.stsEndpointPolicy).toBeUndefined();
});
