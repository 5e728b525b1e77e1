import { worldOf } from "../../src/access/world";
import type { PolicyDocument } from "../../src/policies/document";
import { consumerOf, providerOf } from "../support/calls";
import { CONSUMER, DEFAULT, deploymentFrom, FILE, PROVIDER, TWO_CONSUMERS } from "../support/deployment";
import { attribute, type Synthesized, stackOf, synth } from "../support/synth";

/** A rendered policy with every Terraform expression replaced by what the access check put in its place. */
function withFacts(rendered: unknown, facts: Readonly<Record<string, string>>): PolicyDocument {
  const text = String(rendered).replace(/\$\{([^}]*)\}/g, (_, expression: string) => {
    const fact = facts[expression];
    if (fact === undefined) throw new Error(`nothing is known of ${expression}`);
    return fact;
  });
  return JSON.parse(text);
}

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

describe.each([
  ["the default deployment", DEFAULT],
  ["two consumers", TWO_CONSUMERS],
  ["one account", ONE_ACCOUNT],
  ["an external consumer", EXTERNAL],
])("%s is synthesized with the very documents that were evaluated", (_, file) => {
  const deployment = deploymentFrom(file);
  const world = worldOf(deployment);
  const stacks = synth(deployment);
  const provider = stackOf(stacks, "provider");
  const { api, documents, endpointIds } = providerOf(world);
  const providerFacts = {
    "aws_api_gateway_rest_api.api.id": api.id,
    ...Object.fromEntries(
      Object.entries(endpointIds).map(([id, [known = ""]]) => [`local.${id}_endpoint_id`, known]),
    ),
  };

  test("the resource policy", () => {
    expect(attribute(provider, "aws_api_gateway_rest_api_policy.api", "policy")).toBe(
      "${local.resource_policy}",
    );
    expect(withFacts(provider.json.locals.resource_policy, providerFacts)).toEqual(documents.resourcePolicy);
  });

  test.each(documents.accessRoles.map((role) => [role.consumer, role] as const))(
    "the access role of %s",
    (id, role) => {
      const rendered = (address: string, name: string) =>
        withFacts(attribute(provider, address, name), providerFacts);
      expect(rendered(`aws_iam_role.access_${id}`, "assume_role_policy")).toEqual(role.trust);
      expect(rendered(`aws_iam_role_policy.access_${id}`, "policy")).toEqual(role.permissions);
    },
  );

  test.each(deployment.consumers.map(({ stackId }) => stackId))("the documents of %s", (stackId) => {
    const stack: Synthesized = stackOf(stacks, stackId);
    const { documents } = consumerOf(world, stackId);
    const facts = { "data.terraform_remote_state.provider.outputs.api_id": api.id };
    const rendered = (address: string) => withFacts(attribute(stack, address, "policy"), facts);
    expect(rendered("aws_vpc_endpoint.execute_api")).toEqual(documents.endpointPolicy);
    expect(rendered("aws_vpc_endpoint.sts")).toEqual(documents.stsEndpointPolicy);
    for (const { client, policy } of documents.clients) {
      expect(rendered(`aws_iam_role_policy.${client.name}_call`)).toEqual(policy);
    }
  });
});

test("no other policy of a stack speaks of calling or assuming", () => {
  for (const { json } of Object.values(synth(deploymentFrom(DEFAULT)))) {
    const others = Object.entries(json.resource.aws_iam_role_policy ?? {}).filter(
      ([name]) => !name.endsWith("_call") && !name.startsWith("access_"),
    );
    expect(others.length).toBeGreaterThan(0);
    for (const [, { policy }] of others) expect(policy).not.toMatch(/execute-api|sts:/);
  }
});
