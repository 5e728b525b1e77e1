import type { ConsumerWorld, ProviderWorld, World } from "../world/world";
import { proveConsumer } from "./consumer-proof";
import { proveDocument } from "./document-proof";
import { proveHeldApi } from "./holders/held-proof";
import { proveAuthorizer } from "./keys/authorizer-proof";
import { keyPolicyShare } from "./keys/key-policy-share";
import { doorKeyedApis, providerKeyedApi } from "./keys/keyed-apis";
import { proveReaders } from "./keys/reader-proof";
import { joined, type ProofPart } from "./part";
import { proveAccessRoles } from "./provider/access-role-proof";
import { proveProvider } from "./provider/provider-proof";
import { statesOf } from "./provider/states";

/**
 * Decides every class of requests, by each party's own documents: those of all others are taken to allow everything. So no
 * request is answered but those that the deployment intends, whatever others allow; that these are answered, with everybody's
 * documents as they are, the declared calls show.
 */
export function proveClasses(world: World): ProofPart {
  return joined([...world.providers.flatMap(proveOffer), ...world.consumers.flatMap(proveUses)]);
}

/** The proof of a provider's documents. */
export function proveOffer(provider: ProviderWorld): readonly ProofPart[] {
  const states = statesOf(provider);
  const entrance = provider.api.entrance && loadEntranceProof();
  const held = providerKeyedApi(provider, states) ?? entrance?.certificateApi(provider, states);
  return [
    ...(held ? [proveHeldApi(held), proveAuthorizer(provider)] : [proveProvider(provider, states)]),
    proveAccessRoles(provider),
    ...(entrance?.proveEntrance(provider) ?? []),
  ];
}

/** The proof of a consumer's documents. */
export function proveUses(consumer: ConsumerWorld): readonly ProofPart[] {
  return [
    proveConsumer(consumer),
    ...doorKeyedApis(consumer).map(proveHeldApi),
    ...proveReaders(consumer),
    ...consumer.documents.keys.map((documents) => proveDocument(keyPolicyShare(consumer, documents))),
    ...(consumer.documents.certificates.length > 0
      ? loadEntranceProof().proveCertificateReaders(consumer)
      : []),
  ];
}

/** Loaded on use, as most deployments have no entrance. */
function loadEntranceProof(): typeof import("./certificates/entrance-proof") {
  return require("./certificates/entrance-proof") as typeof import("./certificates/entrance-proof");
}
