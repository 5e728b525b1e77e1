import type { FileAccess, ReadTrustStore } from "../../trust-store/read-trust-store";
import { type DeploymentDraft, members, type ProviderDraft } from "../draft";

/** The trust stores of a deployment file as they were read, by stack id. */
export type TrustStores = ReadonlyMap<string, ReadTrustStore>;

/** Reads the files of each provider's trust store; what reads them is loaded for the first. */
export function trustStores(file: DeploymentDraft, folder: string, access: FileAccess): TrustStores {
  const stores = members<ProviderDraft>(file.providers, ["providers"]).flatMap(({ name, path, value }) => {
    const draft = value?.service?.trustStore;
    if (draft === undefined) return [];
    const { readTrustStore } =
      require("../../trust-store/read-trust-store") as typeof import("../../trust-store/read-trust-store");
    return [[name, readTrustStore(draft, [...path, "service", "trustStore"], folder, access)] as const];
  });
  return new Map(stores);
}
