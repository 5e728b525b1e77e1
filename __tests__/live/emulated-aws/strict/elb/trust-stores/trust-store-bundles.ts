import { elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { bundleProblem } from "./bundle-problem";
import { fileOf, namedStore, trustStoreCall } from "./trust-store-call";
import type { TrustStores } from "./trust-stores";

const shownBy = "__tests__/live/emulated-aws/strict/elb/trust-stores/trust-stores.test.ts";

export function trustStoreNames(stores: TrustStores): ManagementRule {
  return {
    name: "a trust store has a name of at most 32 letters, digits and single hyphens, of which its account has twenty in a region",
    because: "moto has no trust stores",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTrustStore.html",
    shownBy,
    intercept: async (passing, forward) => {
      const call = await trustStoreCall(passing, forward, ["CreateTrustStore"]);
      if (call === undefined) return forward(passing);
      const name = call.parameters.get("Name") ?? "";
      if (name.length > 32 || !/^([a-zA-Z0-9]+-)*[a-zA-Z0-9]+$/.test(name))
        return elbRefusal("ValidationError", `The trust store name '${name}' is not valid`);
      const own = stores.of(call.owner);
      if (own.some((one) => one.name === name))
        return elbRefusal("DuplicateTrustStoreName", `A trust store with the name '${name}' already exists`);
      return own.length < 20
        ? forward(passing)
        : elbRefusal("TooManyTrustStores", "The maximum number of trust stores has been reached");
    },
  };
}

export function trustStoreBundles(stores: TrustStores): ManagementRule {
  return {
    name: "a trust store's bundle has certificates of authorities only, with keys and hashes that are supported, and no blank lines",
    because: "moto has no trust stores, and takes any object",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html",
    shownBy,
    intercept: async (passing, forward) => {
      const call = await trustStoreCall(passing, forward, ["CreateTrustStore", "ModifyTrustStore"]);
      if (call === undefined) return forward(passing);
      const named = call.action === "ModifyTrustStore" ? namedStore(stores, call) : undefined;
      if (named?.refusal) return named.refusal;
      const bundle = await fileOf(passing, forward, bundleFile(call.parameters));
      if (bundle === undefined)
        return elbRefusal("CaCertificatesBundleNotFound", "The CA certificates bundle was not found");
      const problem = bundleProblem(bundle.toString("latin1"));
      return problem === undefined ? forward(passing) : elbRefusal("InvalidCaCertificatesBundle", problem);
    },
  };
}

/** The file that a call names as the bundle. */
export function bundleFile(parameters: URLSearchParams) {
  return {
    bucket: parameters.get("CaCertificatesBundleS3Bucket") ?? "",
    key: parameters.get("CaCertificatesBundleS3Key") ?? "",
    version: parameters.get("CaCertificatesBundleS3ObjectVersion") ?? undefined,
  };
}
