import { elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import type { MutualListeners } from "../mutual-authentication/mutual-listeners";
import { namedStore, trustStoreCall } from "./trust-store-call";
import type { TrustStores } from "./trust-stores";

export function usedTrustStores(stores: TrustStores, listeners: MutualListeners): ManagementRule {
  return {
    name: "a trust store is not deleted as long as a listener verifies with it",
    because: "moto has no trust stores, so that any order of destruction would pass",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTrustStore.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/mutual-authentication/mutual-authentication.test.ts",
    intercept: async (passing, forward) => {
      const call = await trustStoreCall(passing, forward, ["DeleteTrustStore"]);
      if (call === undefined) return forward(passing);
      const { store, refusal } = namedStore(stores, call);
      if (refusal !== undefined) return refusal;
      return listeners.verifyingWith(store.arn).length > 0
        ? elbRefusal("TrustStoreInUse", `Trust store '${store.arn}' is in use by a listener`)
        : forward(passing);
    },
  };
}
