import { worldOf } from "../../src/access/world/world";
import {
  CONSUMER,
  COVERING,
  COVERING_IN_ONE_ACCOUNT,
  DEFAULT,
  deploymentFrom,
  FILE,
  KEYED,
  PROVIDER,
  PUBLIC,
  TWO_CONSUMERS,
  TWO_OUTSIDE,
} from "../support/deployment";
import { evaluatedDocuments, renderedDocuments } from "../support/policies/rendered-policies";
import { attribute, stackOf, synth } from "../support/synth";

const ONE_ACCOUNT = { ...DEFAULT, consumers: { consumer: { ...CONSUMER, account: PROVIDER.account } } };
const EXTERNAL = {
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      trust: { organizationId: "o-abc1234567", externalId: "shared" },
      externalConsumers: {
        partner: {
          account: "333333333333",
          endpointIds: ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"],
          callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
          trustedRoleArns: ["arn:aws:iam::333333333333:role/other"],
        },
      },
    },
  },
  consumers: { consumer: CONSUMER },
};
const INSTANCES = {
  ...DEFAULT,
  consumers: {
    consumer: {
      ...CONSUMER,
      clients: { ...CONSUMER.clients, shell: { type: "instance", uses: "provider", auth: "direct" } },
    },
  },
};

describe.each([
  ["the default deployment", DEFAULT],
  ["two consumers", TWO_CONSUMERS],
  ["one account", ONE_ACCOUNT],
  ["covering grants", COVERING],
  ["covering grants in one account", COVERING_IN_ONE_ACCOUNT],
  ["an external consumer", EXTERNAL],
  ["an instance beside functions", INSTANCES],
  ["a regional API with two consumers", TWO_OUTSIDE],
  ["an API that anybody may call", PUBLIC],
  ["an API with keys, and a front door", KEYED],
])("%s", (_, file) => {
  const deployment = deploymentFrom(file);
  const world = worldOf(deployment);
  const stacks = synth(deployment);
  const rendered = renderedDocuments(world, stacks);
  const evaluated = Object.entries(evaluatedDocuments(world));

  test("has no policy about calls or assumptions that was not evaluated", () => {
    expect(Object.keys(rendered).sort()).toEqual(evaluated.map(([address]) => address).sort());
  });

  test.each(evaluated)(
    "is synthesized with the very document that was evaluated: %s",
    (address, document) => {
      expect(JSON.parse(rendered[address] ?? "")).toEqual(document);
    },
  );

  test("attaches the resource policy that its deployments depend on", () => {
    expect(attribute(stackOf(stacks, "provider"), "aws_api_gateway_rest_api_policy.api", "policy")).toBe(
      "${local.resource_policy}",
    );
  });
});
