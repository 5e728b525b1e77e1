import { loadDeployment } from "../../src/config/load-deployment";
import { CONSUMER, FILE, PROVIDER } from "../support/deployment";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { type Synthesized, stackOf, synth, synthFile } from "../support/synth";

/** The provider configuration of every AWS resource and data source, by address. */
function namedProviders({ json }: Synthesized): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [json.data ?? {}, json.resource].flatMap((blocks) =>
      Object.entries(blocks).flatMap(([type, elements]) =>
        type.startsWith("aws_")
          ? Object.entries(elements).map(([name, { provider }]) => [`${type}.${name}`, provider])
          : [],
      ),
    ),
  );
}

const aliases = ({ json }: Synthesized) => json.provider.aws.map(({ alias }) => alias);

describe.each(EXAMPLE_NAMES)("the AWS provider in %s", (example) => {
  const stacks = Object.entries(synth(loadDeployment(exampleFile(example))));

  it.each(stacks)("has an alias in every configuration of the stack %s", (id, stack) => {
    expect([[id], [id, `${id}_state`]]).toContainEqual(aliases(stack));
  });

  it.each(stacks)("is named by every resource and data source of the stack %s", (id, stack) => {
    const named = Object.entries(namedProviders(stack));
    expect(named.length).toBeGreaterThan(0);
    for (const [address, provider] of named) {
      // States are listed in the bucket's region.
      const alias = address.startsWith("aws_s3_objects.") ? `${id}_state` : id;
      expect([address, provider]).toEqual([address, `aws.${alias}`]);
    }
  });
});

test("names with dashes are valid aliases", () => {
  const uses = { "orders-eu": {} };
  const clients = { direct: { ...CONSUMER.clients.direct, uses: "orders-eu" } };
  const stacks = synthFile({
    ...FILE,
    providers: { "orders-eu": PROVIDER },
    consumers: { "web-eu": { ...CONSUMER, uses, clients } },
  });
  const provider = stackOf(stacks, "orders-eu");
  expect(aliases(provider)).toEqual(["orders-eu", "orders-eu_state"]);
  expect(provider.json.resource.aws_api_gateway_rest_api?.api?.provider).toBe("aws.orders-eu");
  expect(stackOf(stacks, "web-eu").json.resource.aws_vpc?.main?.provider).toBe("aws.web-eu");
});

test("both provider configurations of a stack have its tags", () => {
  const tags = { owner: "platform" };
  const { json } = stackOf(
    synthFile({ ...FILE, tags, providers: { provider: PROVIDER }, consumers: { consumer: CONSUMER } }),
    "provider",
  );
  expect(json.provider.aws.map(({ default_tags }) => default_tags)).toEqual([[{ tags }], [{ tags }]]);
});
