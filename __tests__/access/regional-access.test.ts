import { matrices } from "../../src/access/declared/matrix";
import { outsider, sampleRole } from "../../src/access/intruders/probe";
import { type AccessProof, proveAccess } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { DENY_OTHER_ROLES } from "../../src/policies/rest-api/deny-callers";
import { worded } from "../support/calls";
import { deploymentFrom, OUTSIDE, PROVIDER, REGIONAL, TWO_OUTSIDE } from "../support/deployment";

const ROLE = "arn:aws:iam::222222222222:role";
const prove = (file: object): AccessProof => proveAccess(deploymentFrom(file), "deployment.yaml");
const allowing = (...allowRoles: readonly string[]) => ({
  ...REGIONAL,
  consumers: { consumer: { ...OUTSIDE, uses: { provider: { allowRoles } } } },
});

describe("a regional API that is proven", () => {
  it("has a call over the internet for every client and every allowed role", () => {
    const { calls } = prove(TWO_OUTSIDE);
    expect(
      calls.map(({ consumer, client, route }) => `${consumer} ${client} ${route.method} ${route.path}`),
    ).toEqual([
      "orders direct GET /",
      "orders direct GET /accounts/{id}",
      "orders assumed GET /",
      "orders assumed GET /accounts/{id}",
      `orders ${ROLE}/ecs-app-* GET /`,
      `orders ${ROLE}/ecs-app-* GET /accounts/{id}`,
      "billing direct GET /accounts/{id}/entries",
      "billing assumed GET /accounts/{id}/entries",
    ]);
    expect(calls.filter(({ endpoint }) => endpoint !== undefined)).toEqual([]);
  });

  it("refuses every intruder over the internet, and tries no endpoints", () => {
    const sentences = prove(REGIONAL)
      .probes.map(({ sentence }) => sentence)
      .join("\n");
    for (const intruder of [
      "another role of account 222222222222 over the internet",
      "a role of another account over the internet",
      "another role of the API's account over the internet",
      "an unsigned caller over the internet",
      "private-api-consumer-direct for a stage that was not granted",
      "ecs-app-* for a method that was not granted",
      "private-api-provider-access-consumer for a path that was not granted",
      "another role of account 222222222222 assuming private-api-provider-access-consumer",
      "direct of consumer for another API",
      "assumed of consumer assuming another role",
    ]) {
      expect(sentences).toContain(intruder);
    }
    expect(sentences).not.toMatch(/endpoint|VPC/);
  });

  it("holds the door in one account, where an identity policy alone would let in", () => {
    const consumer = { ...OUTSIDE, account: PROVIDER.account };
    const { calls, probes } = prove({ ...REGIONAL, consumers: { consumer } });
    expect(calls.every(({ verdict }) => verdict.allowed)).toBe(true);
    expect(probes.every(({ verdict }) => !verdict.allowed)).toBe(true);
  });

  it("lets in consumers outside the file by their roles", () => {
    const partner = {
      account: "333333333333",
      callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
      trustedRoleArns: ["arn:aws:iam::333333333333:role/other"],
    };
    const provider = { ...REGIONAL.providers.provider, externalConsumers: { partner } };
    const { calls } = prove({ ...REGIONAL, providers: { provider }, consumers: {} });
    expect(calls.map(({ way, endpoint, verdict }) => [way, endpoint, verdict.allowed])).toEqual([
      ["direct", undefined, true],
      ["assume-role", undefined, true],
    ]);
  });

  it("has a column in the matrix for each allowed role", () => {
    const [orders] = matrices(worldOf(deploymentFrom(TWO_OUTSIDE)));
    expect(orders?.callers.map(({ client }) => client)).toEqual(["direct", "assumed", `${ROLE}/ecs-app-*`]);
    expect(orders?.rows.map(({ verdicts }) => verdicts.map(({ allowed }) => allowed))).toEqual([
      [true, true, true],
      [true, true, true],
      [false, false, false],
    ]);
  });
});

describe("the intruder", () => {
  test.each([
    ["no role", [], "intruder"],
    ["other names", [`${ROLE}/ecs-app-*`, `${ROLE}/admin`], "intruder"],
    ["a wildcard that means it", [`${ROLE}/ecs-app-*`, `${ROLE}/in*r`], "zzzzzzzz"],
    ["a wildcard for a character of it", [`${ROLE}/intr?der`], "zzzzzzzz"],
    ["its very name", [`${ROLE}/intruder`], "zzzzzzzz"],
    ["its name in a path", [`${ROLE}/team/intruder`], "intruder"],
  ])("has a name that %s does not match", (_, arns, name) => {
    expect(outsider(arns)).toBe(name);
  });

  test.each(["in*r", "*ru*", "i?truder", "intruder", "*z*a*"])(
    "is none of the roles that %s allows",
    (name) => {
      const { calls, probes } = prove(allowing(name));
      expect(calls.map(({ verdict }) => verdict.allowed)).toEqual([true, true, true]);
      expect(probes.length).toBeGreaterThan(10);
    },
  );

  it("is none of the roles that a wildcard allows in the API's own account", () => {
    const consumer = { ...OUTSIDE, account: PROVIDER.account, uses: { provider: { allowRoles: ["in*r"] } } };
    const { probes } = prove({ ...REGIONAL, consumers: { consumer } });
    const deny = probes.filter(({ guard }) => guard.sid === DENY_OTHER_ROLES);
    expect(deny.map(({ verdict }) => worded(verdict).reason)).toEqual(
      Array(2).fill("resource policy of provider: denied by DenyOtherRolesOfThisAccount"),
    );
  });
});

test("a sample role is one that the wildcards match", () => {
  expect(sampleRole(`${ROLE}/ecs-*-??`)).toBe(`${ROLE}/ecs-sample-ss`);
});
