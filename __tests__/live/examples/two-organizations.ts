import type { ExampleFile, Facts } from "./example-file";

/** The placeholders that each file has for facts of the other before either is applied. */
const ENDPOINT = "vpce-0123456789abcdef0";
const NO_ENDPOINT = "vpce-00000000000000000";
const API = "a1b2c3d4e5";
const ACCESS_ROLE = "arn:aws:iam::111111111111:role/acme-orders-provider-access-globex";

/** The steps of two organizations: neither reads the other's state, so a few facts are told by mail. */
export async function twoOrganizations([provider, consumer]: readonly ExampleFile[]): Promise<void> {
  if (provider === undefined || consumer === undefined) throw new Error("there are two organizations");
  await provider.synthesize({ [ENDPOINT]: NO_ENDPOINT });
  await provider.apply("provider");

  const offered = await provider.facts("provider");
  const { globex } = offered.access_role_arns as Readonly<Record<string, string>>;
  await consumer.synthesize({ [API]: told(offered, "api_id"), [ACCESS_ROLE]: globex ?? "" });
  await consumer.apply("consumer");

  const { endpoint_ids } = await consumer.facts("consumer");
  await provider.synthesize({ [ENDPOINT]: told(endpoint_ids as Facts, "acme") });
  await provider.apply("provider");
}

function told(facts: Facts, name: string): string {
  const fact = facts[name];
  if (typeof fact !== "string") throw new Error(`expected ${name} among ${Object.keys(facts).join(", ")}`);
  return fact;
}
