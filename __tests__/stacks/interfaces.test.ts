import { loadDeployment } from "../../src/config/load-deployment";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { type Synthesized, synth } from "../support/synth";

/** A function in a VPC, and the resources that its network interfaces keep from being destroyed. */
interface Held {
  readonly stack: Synthesized;
  readonly lambda: string;
  readonly places: readonly string[];
}

const held = EXAMPLE_NAMES.flatMap((example) =>
  Object.entries(synth(loadDeployment(exampleFile(example)))).flatMap(([id, stack]) =>
    heldIn(stack).map((one) => [`${example}: ${id}: ${one.lambda}`, one] as const),
  ),
);

/**
 * Lambda deletes a function's interfaces after the function, with the function's role; their subnets and
 * groups cannot be deleted earlier. Terraform destroys a resource's dependents before the resource.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
describe("the subnets and groups of a function in a VPC", () => {
  it.each(held)("are destroyed before the policy of its role: %s", (_, { stack, lambda, places }) => {
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) {
      expect([place, [...dependencies(stack, place)]]).toEqual([
        place,
        expect.arrayContaining([`aws_iam_role_policy.${lambda}`, `aws_iam_role.${lambda}`]),
      ]);
    }
  });

  it("are those of consumers and of backends, made and adopted", () => {
    const names = held.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "adopted-network: consumer: direct",
        "one-account: consumer: direct",
        "adopted-network: provider: identity",
      ]),
    );
    expect(names).not.toContainEqual(expect.stringContaining("regional-iam"));
  });
});

function heldIn(stack: Synthesized): readonly Held[] {
  return Object.entries(stack.json.resource.aws_lambda_function ?? {}).flatMap(([lambda, { vpc_config }]) =>
    vpc_config ? [{ stack, lambda, places: referredTo(vpc_config) }] : [],
  );
}

/** Everything that an address depends on, directly or not. */
function dependencies({ json }: Synthesized, from: string, found = new Set<string>()): ReadonlySet<string> {
  const [type = "", name = ""] = from.split(".");
  for (const address of referredTo(json.resource[type]?.[name])) {
    if (found.has(address)) continue;
    found.add(address);
    dependencies({ json } as Synthesized, address, found);
  }
  return found;
}

/** The resources that an attribute refers to, `depends_on` included. */
function referredTo(value: unknown): readonly string[] {
  return [...JSON.stringify(value ?? null).matchAll(/aws_\w+\.[\w-]+/g)].map(([address]) => address);
}
