import { matrices } from "../../src/access/declared/matrix";
import { decideCall } from "../../src/access/evaluation/decide";
import { proveAccess } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import type { PolicyDocument } from "../../src/policies/document";
import { admin, apiOf, callOf, consumerOf, endpointOf, providerOf } from "../support/calls";
import { CONSUMER, DEFAULT, deploymentFrom, EXISTING_ROLES, OUTSIDE, REGIONAL } from "../support/deployment";

const TASK = "arn:aws:iam::222222222222:role/team/task";
const SITE = "arn:aws:iam::444444444444:role/site";
/** A role of the API's own account, whose policies alone could let it in. */
const INNER = "arn:aws:iam::111111111111:role/inner";

const { provider } = EXISTING_ROLES.providers;
const { uses, clients: ROLES } = EXISTING_ROLES.consumers.roles;

const world = worldOf(deploymentFrom(EXISTING_ROLES));
const api = apiOf(world);
const endpoint = endpointOf(world, "roles");
const caller = (arn: string) => ({ arn, account: arn.split(":")[4] ?? "" });
const NOTHING: PolicyDocument = { Version: "2012-10-17", Statement: [] };

describe("roles that exist already", () => {
  test.each([
    ["Allow: a role of the consumer's account", TASK, "roles", "GET /", true],
    ["Allow: a role of another account", SITE, "roles", "GET /", true],
    ["Allow: a role of the API's account", INNER, "roles", "GET /", true],
    [
      "Deny: the role of another account through another consumer's endpoint",
      SITE,
      "functions",
      "GET /",
      false,
    ],
    [
      "Deny: the role of the API's account through another consumer's endpoint",
      INNER,
      "functions",
      "GET /",
      false,
    ],
    ["Deny: a route that the role of another account was not granted", SITE, "roles", "POST /orders", false],
    [
      "Deny: a route that the role of the API's account was not granted",
      INNER,
      "roles",
      "POST /orders",
      false,
    ],
    ["Deny: another role of that other account", admin("444444444444").arn, "roles", "GET /", false],
    ["Deny: another role of the API's account", admin("111111111111").arn, "roles", "GET /", false],
    [
      "Deny: the name in the consumer's account",
      SITE.replace("444444444444", "222222222222"),
      "roles",
      "GET /",
      false,
    ],
  ] as const)("%s", (_, arn, through, route, allowed) => {
    const [method = "", path = ""] = route.split(" ");
    // The provider's documents decide alone: the endpoint lets everything through, and the role may call everything.
    const { policy, ...open } = endpointOf(world, through);
    expect(decideCall(callOf(api, { caller: caller(arn), endpoint: open, method, path })).allowed).toBe(
      allowed,
    );
  });

  test.each([TASK, SITE, INNER])("%s needs its own policy as well", (arn) => {
    const without = { ...caller(arn), identityPolicy: NOTHING };
    expect(decideCall(callOf(api, { caller: without, endpoint })).allowed).toBe(false);
  });

  test("have no known policy, so no intruder is tried against it", () => {
    const { clients } = consumerOf(world, "roles").documents;
    expect(clients.map(({ client, policy }) => [client.roleArn, policy])).toEqual([
      [TASK, undefined],
      [SITE, undefined],
      [INNER, undefined],
    ]);
  });

  test("are in the Deny statements for the API's account if they are in that account", () => {
    const { Statement } = providerOf(world).documents.resourcePolicy;
    const naming = (arn: string) =>
      Statement.filter((one) => JSON.stringify(one).includes(`"${arn}"`)).map(({ Sid }) => Sid);
    // The last one denies all of the consumer's roles what it must deny one of them.
    for (const arn of [TASK, SITE]) expect(naming(arn)).toEqual(["AllowRoles", "DenyRolesOtherRoutes"]);
    expect(naming(INNER)).toEqual([
      "AllowRoles",
      "DenyOtherRolesOfThisAccount",
      "DenyRolesElsewhere",
      "DenyRolesOtherRoutes",
    ]);
  });
});

describe("the proof of roles that exist already", () => {
  test.each([
    ["of a private API", EXISTING_ROLES, [TASK, SITE, INNER]],
    [
      "of a regional API",
      {
        ...REGIONAL,
        providers: { provider: { ...provider, service: { ...provider.service, type: "regional-rest-api" } } },
        consumers: { consumer: { ...OUTSIDE, uses, clients: ROLES } },
      },
      [TASK, SITE, INNER],
    ],
    [
      "of an API outside the file",
      {
        ...DEFAULT,
        providers: {},
        consumers: {
          consumer: {
            ...CONSUMER,
            uses: { provider: { api: { id: "a1b2c3d4e5", account: "111111111111" } } },
            clients: ROLES,
          },
        },
      },
      [TASK, SITE, INNER],
    ],
  ])("%s has a call by each role, as itself", (_, file, roles) => {
    const { calls } = proveAccess(deploymentFrom(file), "deployment.yaml");
    const own = calls.filter(({ client }) => client in ROLES);
    expect(own.map(({ caller }) => caller?.arn)).toEqual(roles);
    expect(own.map(({ as }) => as)).toEqual(roles);
  });

  test("tries another role of each of their accounts, once", () => {
    const { probes } = proveAccess(deploymentFrom(EXISTING_ROLES), "deployment.yaml");
    const others = probes
      .map(({ sentence }) => sentence)
      .filter((sentence) => /another role of .* through the endpoint of roles/.test(sentence));
    expect([...new Set(others)].toSorted()).toEqual([
      "GET / by another role of account 222222222222 through the endpoint of roles",
      "GET / by another role of account 444444444444 through the endpoint of roles",
      "GET / by another role of the API's account through the endpoint of roles",
    ]);
  });

  test("holds for roles that have the intruders' usual names", () => {
    const named = (role: string) => ({ ...ROLES.task, role });
    const clients = { one: named("intruder"), two: named("zzzzzzzz") };
    const file = { ...DEFAULT, consumers: { consumer: { ...CONSUMER, clients } } };
    expect(proveAccess(deploymentFrom(file), "deployment.yaml").calls).toHaveLength(2);
  });

  test("is in the matrix under the clients' names", () => {
    const [matrix] = matrices(world);
    expect(matrix?.callers.map(({ client, way }) => `${client} ${way}`)).toEqual([
      "task direct",
      "site direct",
      "inner direct",
    ]);
    expect(matrix?.rows.map(({ verdicts }) => verdicts.map(({ allowed }) => allowed))).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });
});
