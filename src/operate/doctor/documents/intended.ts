import { linkedEndpoints } from "../../../model/grant";
import { keptKeys } from "../../../model/keys/kept-keys";
import { keptCertificates } from "../../../model/mutual-tls/kept-certificate";
import { hasEntrance } from "../../../model/services/traits";
import { type ConsumerDocuments, consumerDocuments } from "../../../policies/consumer-documents";
import { type ProviderDocuments, providerDocuments } from "../../../policies/provider-documents";
import { UNLINKED } from "../../../policies/rest-api/resource-policy";
import type { ExaminedCall } from "../examined-call";
import type { Facts } from "../facts/facts";

/** Stands for an id that nothing has: a document with it differs from every live one in the statements that it is in. */
const ABSENT = "absent";

/** The consumer's documents as an apply would write them now. */
export function intendedOfConsumer(
  { consumer }: ExaminedCall,
  { apiIds, secrets }: Pick<Facts, "apiIds" | "secrets">,
): ConsumerDocuments {
  const keptIds = [
    ...keptKeys(consumer).flatMap(({ keys }) => keys.map(({ id }) => id)),
    ...keptCertificates(consumer).map(({ id }) => id),
  ];
  const arns = Object.fromEntries(keptIds.map((id) => [id, secrets[id]?.arn ?? ABSENT]));
  const ids = Object.fromEntries(consumer.uses.map(({ name }) => [name, apiIds[name] ?? ABSENT]));
  const kmsKeyArns = Object.fromEntries(
    keptKeys(consumer).map(({ id, keys: [key] }) => [id, (key && secrets[key.id]?.kmsKeyArn) ?? ABSENT]),
  );
  return consumerDocuments(consumer, { apiIds: ids, secretArns: arns, kmsKeyArns, certificateArns: arns });
}

/**
 * The provider's documents as an apply would write them now; undefined without its API, and for an API with an entrance without the
 * endpoint behind that, which its policy names.
 */
export function intendedOfProvider(
  { provider }: ExaminedCall,
  { api, linkedEndpoints: linked, ownEndpoint }: Pick<Facts, "api" | "linkedEndpoints" | "ownEndpoint">,
): ProviderDocuments | undefined {
  if (provider === undefined || api === undefined) return undefined;
  if (hasEntrance(provider.service) && ownEndpoint === undefined) return undefined;
  const endpointIds = Object.fromEntries(
    linkedEndpoints(provider).map(({ consumer }) => [consumer, [linked[consumer] ?? UNLINKED]]),
  );
  return providerDocuments(provider, {
    apiId: api.id,
    endpointIds,
    secretArns: {},
    ownEndpointId: ownEndpoint?.id,
    bodyHash: api.policy?.Id ?? ABSENT,
  });
}
