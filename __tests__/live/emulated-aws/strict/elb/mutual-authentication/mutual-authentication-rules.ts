import type { ManagementRule } from "../../rule";
import { keptTrustStores } from "../trust-stores/kept-trust-stores";
import { revocationLists } from "../trust-stores/revocation-lists";
import { trustStoreBundles, trustStoreNames } from "../trust-stores/trust-store-bundles";
import { trustStoreContents } from "../trust-stores/trust-store-contents";
import { trustStoreTags } from "../trust-stores/trust-store-tags";
import { TrustStores } from "../trust-stores/trust-stores";
import { usedTrustStores } from "../trust-stores/used-trust-stores";
import { keptAuthentication } from "./kept-authentication";
import { activeTrustStores, mutualProtocols, verifyingListeners } from "./mutual-authentication";
import { MutualListeners } from "./mutual-listeners";

/** The rules of trust stores and of the listeners that verify clients with them. */
export function mutualAuthenticationRules(): readonly ManagementRule[] {
  const stores = new TrustStores();
  const listeners = new MutualListeners();
  return [
    trustStoreNames(stores),
    trustStoreBundles(stores),
    usedTrustStores(stores, listeners),
    revocationLists(stores),
    trustStoreContents(stores),
    trustStoreTags(stores),
    keptTrustStores(stores, listeners),
    mutualProtocols,
    activeTrustStores(stores),
    verifyingListeners(listeners),
    keptAuthentication(listeners),
  ];
}
