import type { TerraformStack } from "cdktf";
import { secretArn } from "../model/aws/arn";
import type { DeploymentSettings } from "../model/deployment";
import { type Grant, linkedEndpoints } from "../model/grant";
import type { Provider } from "../model/provider";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { type Fact, linkedFacts } from "./linked-fact";

/** Values of a provider's consumers, from the file or from their states. */
export interface ConsumerLinks {
  /** The endpoints of consumers that make their own. */
  readonly endpointIds: Readonly<Record<string, readonly string[]>>;
  /** The secrets of consumers with a key. */
  readonly secretArns: Readonly<Record<string, string>>;
}

/**
 * The endpoints and secrets of a provider's consumers, by consumer: expressions that read a consumer's state, and give `unlinked`,
 * or a secret of that name, while it has none. HCP Terraform is only asked about consumers that the file says are linked.
 */
export function consumerLinks(
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: Provider,
): ConsumerLinks {
  const linked = linkedEndpoints(provider);
  const keys = provider.grants.flatMap((grant) => keyLink(provider, grant));
  const known = linkedFacts(stack, settings, provider, [
    ...linked
      .filter(({ isReadable }) => isReadable)
      .map(({ consumer }) => fact(provider, consumer, { name: "endpoint_id", of: "endpoint_ids" })),
    ...keys.flatMap(({ link }) => link ?? []),
  ]);
  const factOf = (name: Fact["name"], consumer: string) =>
    known.find((one) => one.name === name && one.stackId === consumer)?.value;
  return {
    endpointIds: Object.fromEntries(
      linked.map(({ consumer }) => [consumer, [factOf("endpoint_id", consumer) ?? UNLINKED]]),
    ),
    secretArns: Object.fromEntries(
      keys.map(({ consumer, known: arn }) => [consumer, factOf("api_key_secret_arn", consumer) ?? arn]),
    ),
  };
}

/** The secret of a consumer: its ARN as far as the file knows it, and what its state is asked for. */
function keyLink(provider: Provider, { consumer, account, apiKey }: Grant) {
  if (apiKey === undefined) return [];
  const { secret } = apiKey;
  if (secret.kind === "stated") return [{ consumer, known: secret.arn, link: undefined }];
  // The authorizer's policy takes nothing but ARNs.
  const unlinked = secretArn({ account, region: provider.region }, UNLINKED);
  const link = {
    ...fact(provider, consumer, { name: "api_key_secret_arn", of: "api_key_secret_arns" }),
    unlinked,
  };
  return [{ consumer, known: unlinked, link: secret.isReadable ? link : undefined }];
}

/** A consumer's use has the provider's stack id as its name. */
function fact(
  { stackId: use }: Provider,
  stackId: string,
  { name, of }: Pick<Fact, "name"> & { of: string },
): Fact {
  return { stackId, name, output: `${of}["${use}"]` };
}

/**
 * The endpoints to associate the API with, of consumers in the file and outside it.
 * @param endpointIds by consumer, from `consumerLinks`
 */
export function associatedEndpointIds(
  { grants }: Provider,
  endpointIds: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const ids = grants.flatMap(({ consumer, reach }) => {
    if (reach.kind === "internet" || !reach.associate) return [];
    return reach.kind === "endpoints" ? reach.ids : (endpointIds[consumer] ?? []);
  });
  return [...new Set(ids)];
}
