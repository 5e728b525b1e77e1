import { randomBytes } from "node:crypto";
import { elbAnswer, elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { namedStore, trustStoreCall } from "./trust-store-call";
import type { TrustStores } from "./trust-stores";

const ACTIONS = ["GetTrustStoreCaCertificatesBundle", "GetTrustStoreRevocationContent"] as const;

/** The addresses begin so, where AWS has presigned ones of a bucket of its own. */
const PATH = "/trust-store-contents/";

/** Hands out bundles and lists, each at an address that leads to it. */
export function trustStoreContents(stores: TrustStores): ManagementRule {
  const contents = new Map<string, string>();
  return {
    name: "the bundle and the lists of a trust store are read at addresses that are made for whoever asks",
    because: "moto has no trust stores: what a balancer verifies with could not be read back",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreCaCertificatesBundle.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/trust-stores/revocation-lists.test.ts",
    intercept: async (passing, forward) => {
      if (passing.method === "GET" && passing.path.startsWith(PATH)) {
        const content = contents.get(passing.path);
        const headers = { "content-type": "application/x-pem-file" };
        return {
          status: content === undefined ? 404 : 200,
          headers,
          body: Buffer.from(content ?? "", "latin1"),
        };
      }
      const call = await trustStoreCall(passing, forward, ACTIONS);
      if (call === undefined) return forward(passing);
      const { store, refusal } = namedStore(stores, call);
      if (refusal !== undefined) return refusal;
      const id = Number(call.parameters.get("RevocationId"));
      const content =
        call.action === "GetTrustStoreCaCertificatesBundle"
          ? store.bundle
          : store.revocations.find((one) => one.id === id)?.content;
      if (content === undefined)
        return elbRefusal(
          "RevocationIdNotFound",
          `The trust store '${store.arn}' has no revocation list ${id}`,
        );
      const path = `${PATH}${randomBytes(16).toString("hex")}.pem`;
      contents.set(path, content);
      return elbAnswer(call.action, `<Location>http://${passing.headers.host}${path}</Location>`);
    },
  };
}
