import { examine } from "../../src/access/prove";
import { type World, worldOf } from "../../src/access/world/world";
import { callAs, explain } from "../../src/commands/access/access-answer";
import { UsageError } from "../../src/commands/command-line";
import { accessJson } from "../../src/report/access-json";
import { accessReport } from "../../src/report/access-report";
import { matrixText } from "../../src/report/matrix-text";
import { worded } from "../support/calls";
import { accessQuestion } from "../support/commands/access-question";
import { CONSUMER, deploymentFrom, FILE, PROVIDER, PUBLIC, REGIONAL, SERVICE } from "../support/deployment";

const ROLE = "arn:aws:iam::222222222222:role";
const plain = (word: string) => word;
const worldFrom = (file: object) => worldOf(deploymentFrom(file));
const printed = (world: World) => matrixText(accessReport(world), plain);

/** A private API without authorization, called by an instance and by anyone behind a partner's endpoint. */
const UNSIGNED = {
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...SERVICE, auth: "none" },
      externalConsumers: {
        partner: { account: "333333333333", endpointIds: ["vpce-0123456789abcdef0"] },
      },
    },
  },
  consumers: {
    inside: { ...CONSUMER, clients: { shell: { type: "instance", uses: "provider", auth: "none" } } },
  },
};

describe("the matrix", () => {
  it("has ANYONE as the caller of a public API", () => {
    expect(printed(worldFrom(PUBLIC))).toBe(
      `provider, called by ANYONE
  ANYONE: unsigned, over the internet
                 ANYONE
  GET /          allowed
  POST /reports  allowed

intruders: 3 calls tried, 3 refused
proof: 7 classes of requests, all decided as the file says
assumed: no service control policy and no permissions boundary refuses what these documents allow`,
    );
  });

  it("shows clients and allowed roles of a regional API as calling over the internet", () => {
    const world = worldFrom(REGIONAL);
    const { probes, classes } = examine(world);
    expect(printed(world)).toBe(
      `provider, called by consumer
  direct: direct, as itself, over the internet
  assumed: assume-role, as private-api-provider-access-consumer, over the internet
  ecs-app-*: direct, as itself, over the internet
         direct   assumed  ecs-app-*
  GET /  allowed  allowed  allowed

intruders: ${probes.length} calls tried, ${probes.length} refused
proof: ${classes.classes} classes of requests, all decided as the file says
assumed: the policies of arn:aws:iam::222222222222:role/ecs-app-*, which is not made here, allow everything
assumed: no service control policy and no permissions boundary refuses what these documents allow`,
    );
  });

  it("shows the endpoint of callers that do not sign", () => {
    const world = worldFrom(UNSIGNED);
    const { probes, classes } = examine(world);
    expect(printed(world)).toBe(
      `provider, called by inside
  shell: unsigned, through the endpoint of inside
         shell
  GET /  allowed

provider, called by partner
  ANYONE: unsigned, through vpce-0123456789abcdef0
         ANYONE
  GET /  allowed

intruders: ${probes.length} calls tried, ${probes.length} refused
proof: ${classes.classes} classes of requests, all decided as the file says
assumed: no service control policy and no permissions boundary refuses what these documents allow`,
    );
  });
});

describe("the JSON", () => {
  it("has * for an unsigned caller, and no endpoint for a call over the internet", () => {
    const { calls } = JSON.parse(accessJson(accessReport(worldFrom(PUBLIC))));
    const step = {
      document: { kind: "resource-policy", owner: "provider" },
      effect: "allow",
      sid: "AllowAnyone",
    };
    expect(calls[0]).toEqual({
      provider: "provider",
      consumer: "ANYONE",
      client: "ANYONE",
      way: "unsigned",
      principal: "*",
      route: "GET /",
      allowed: true,
      reason: "resource policy of provider: allowed by AllowAnyone",
      decisive: step,
      steps: [step],
    });
  });

  it("has a sample role in place of a wildcard", () => {
    const { calls } = JSON.parse(accessJson(accessReport(worldFrom(REGIONAL))));
    expect(calls[2]).toMatchObject({ client: `${ROLE}/ecs-app-*`, principal: `${ROLE}/ecs-app-sample` });
  });
});

const answer = (world: World, args: readonly string[]) => {
  const question = accessQuestion(args);
  if (question.kind === "matrix") throw new Error("that is no call");
  return question.kind === "explain" ? explain(world, question) : callAs(world, question);
};

describe("a caller's name that stands for several callers", () => {
  const { provider } = PUBLIC.providers;
  const twoApis = worldFrom({ ...PUBLIC, providers: { first: provider, second: provider } });
  const partner = {
    account: "333333333333",
    endpointIds: ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"],
    callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
  };
  const twoEndpoints = worldFrom({
    ...FILE,
    providers: { provider: { ...PROVIDER, externalConsumers: { partner } } },
  });
  const [role = ""] = partner.callerRoleArns;
  const [endpointId = ""] = partner.endpointIds;

  test.each<[string, World, string[], string]>([
    [
      "of several APIs, with --of",
      twoApis,
      ["--explain", "ANYONE GET /", "--of", "second"],
      "resource policy of second: allowed by AllowAnyone",
    ],
    [
      "through several endpoints, with --via",
      twoEndpoints,
      ["--explain", `${role} GET /`, "--via", endpointId],
      "resource policy of provider: allowed by AllowPartner",
    ],
  ])("is made unique: %s", (_, world, args, reason) => {
    expect(worded(answer(world, args))).toMatchObject({ allowed: true, reason });
  });

  test.each<[string, World, string[], string]>([
    [
      "of several APIs",
      twoApis,
      ["--explain", "ANYONE GET /"],
      "expected --of to name one of the providers (first, second), got nothing",
    ],
    [
      "of another API",
      twoApis,
      ["--explain", "ANYONE GET /", "--of", "third"],
      "expected --of to name one of the providers (first, second), got third",
    ],
    [
      "through several endpoints",
      twoEndpoints,
      ["--explain", `${role} GET /`],
      "expected --via to be one of the endpoints (vpce-0123456789abcdef0, vpce-0123456789abcdef1), got nothing",
    ],
    [
      "through an endpoint that it does not have",
      twoEndpoints,
      ["--explain", `${role} GET /`, "--via", "vpce-0abc"],
      "expected --via to be one of the endpoints (vpce-0123456789abcdef0, vpce-0123456789abcdef1), got vpce-0abc",
    ],
  ])("is refused as ambiguous: %s", (_, world, args, message) => {
    expect(() => answer(world, args)).toThrow(new UsageError(message));
  });
});

describe("one call explained", () => {
  test.each<[string, object, string[], boolean, string]>([
    ["anybody's", PUBLIC, ["--explain", "ANYONE GET /"], true, "allowed by AllowAnyone"],
    [
      "anybody's that is not offered",
      PUBLIC,
      ["--explain", "ANYONE DELETE /"],
      false,
      "no such stage, path or method",
    ],
    [
      "a role's that is let in by name",
      REGIONAL,
      ["--explain", `${ROLE}/ecs-app-* GET /`],
      true,
      "allowed by AllowConsumer",
    ],
    [
      "a role's by itself",
      REGIONAL,
      ["--as", `${ROLE}/ecs-app-7`, "GET /"],
      true,
      "allowed by AllowConsumer",
    ],
    ["another role's", REGIONAL, ["--as", `${ROLE}/ecs-batch`, "GET /"], false, "no statement allows it"],
    ["an instance's", UNSIGNED, ["--explain", "shell GET /"], true, "allowed by AllowInside"],
    [
      "anybody's from outside the endpoints",
      UNSIGNED,
      ["--as", `${ROLE}/ecs-app-7`, "GET /"],
      false,
      "denied by DenyOtherEndpoints",
    ],
  ])("%s", (_, file, args, allowed, reason) => {
    expect(worded(answer(worldFrom(file), args))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });
});
