import { ANYONE } from "../../../src/access/declared/anyone";
import { declaredCallers } from "../../../src/access/declared/declared-callers";
import { statementWords } from "../../../src/access/evaluation/wording";
import { type AccessProof, proveAccess } from "../../../src/access/prove";
import { worldOf } from "../../../src/access/world/world";
import { worded } from "../../support/calls";
import { CONSUMER, deploymentFrom, FILE, OUTSIDE, PROVIDER, PUBLIC, SERVICE } from "../../support/deployment";

const prove = (file: object): AccessProof => proveAccess(deploymentFrom(file), "deployment.yaml");
const callersOf = (file: object) =>
  declaredCallers(worldOf(deploymentFrom(file))).map(({ consumer, client, way, caller, endpoint }) => ({
    consumer,
    client,
    way,
    as: caller?.arn,
    through: endpoint?.id,
  }));

/** A private API without authorization, and its callers. */
const unsigned = (parties: { readonly consumers?: object; readonly externalConsumers?: object }) => ({
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...SERVICE, auth: "none" },
      externalConsumers: parties.externalConsumers ?? {},
    },
  },
  consumers: parties.consumers ?? {},
});

describe("an API that anybody may call", () => {
  it("is called by ANYONE, unsigned and over the internet, on every route", () => {
    expect(callersOf(PUBLIC)).toEqual([
      { consumer: ANYONE, client: ANYONE, way: "unsigned", as: undefined, through: undefined },
    ]);
    expect(
      prove(PUBLIC).calls.map(({ path, route, verdict }) => [path, route.path, verdict.allowed]),
    ).toEqual([
      ["providers.provider.service", "/", true],
      ["providers.provider.service", "/reports", true],
    ]);
  });

  it("refuses only calls of stages, paths and methods that it does not have", () => {
    const { probes } = prove(PUBLIC);
    expect(
      probes.map(({ sentence, guard, verdict }) => [sentence, statementWords(guard), verdict.allowed]),
    ).toEqual(
      [
        "GET / by anybody for a stage that was not granted",
        "POST / by anybody for a method that was not granted",
        "GET /intruder~ by anybody for a path that was not granted",
      ].map((sentence) => [sentence, "resource policy of provider, AllowAnyone", false]),
    );
  });

  it("gives a consumer of the file nothing more than ANYONE", () => {
    const consumer = { ...OUTSIDE, uses: { provider: {} }, clients: { direct: CONSUMER.clients.direct } };
    const file = { ...PUBLIC, consumers: { consumer } };
    expect(callersOf(file).map(({ consumer, client }) => `${consumer} ${client}`)).toEqual([
      "consumer direct",
      "ANYONE ANYONE",
    ]);
    expect(worldOf(deploymentFrom(file)).providers[0]?.grants).toEqual([]);
    expect(prove(file).calls.every(({ verdict }) => verdict.allowed)).toBe(true);
  });
});

describe("callers that do not sign", () => {
  it("are an instance under its own name, without a principal", () => {
    const clients = { shell: { type: "instance", uses: "provider", auth: "none" } };
    const file = unsigned({ consumers: { consumer: { ...CONSUMER, clients } } });
    expect(callersOf(file)).toEqual([
      {
        consumer: "consumer",
        client: "shell",
        way: "unsigned",
        as: undefined,
        through: "vpce-00000000000000001",
      },
    ]);
    const { calls, probes } = prove(file);
    expect(calls.map(({ verdict }) => verdict.allowed)).toEqual([true]);
    expect(probes.filter(({ guard }) => guard.document.kind === "identity-policy")).toEqual([]);
  });

  it("are ANYONE behind each of an external consumer's endpoints", () => {
    const endpointIds = ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"];
    const file = unsigned({ externalConsumers: { partner: { account: "333333333333", endpointIds } } });
    expect(callersOf(file)).toEqual(
      endpointIds.map((through) => ({
        consumer: "partner",
        client: ANYONE,
        way: "unsigned",
        as: undefined,
        through,
      })),
    );
    const { calls, probes } = prove(file);
    expect(calls.map(({ verdict }) => worded(verdict).reason)).toEqual([
      "resource policy of provider: allowed by AllowPartner",
      "resource policy of provider: allowed by AllowPartner",
    ]);
    const outside = probes.filter(({ sentence }) => sentence.includes("from outside any VPC"));
    expect(outside.map(({ verdict }) => verdict.allowed)).toEqual([false]);
  });
});
