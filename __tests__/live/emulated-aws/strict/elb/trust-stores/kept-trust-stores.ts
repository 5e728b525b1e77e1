import type { Answer } from "../../../proxy";
import { listed } from "../../../requests/query-call";
import { elbAnswer, elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import type { MutualListeners } from "../mutual-authentication/mutual-listeners";
import { bundleCertificates } from "./bundle-problem";
import { bundleFile } from "./trust-store-bundles";
import { fileOf, namedStore, type TrustStoreCall, trustStoreCall } from "./trust-store-call";
import { revokedEntries, type TrustStore, type TrustStores } from "./trust-stores";

const ACTIONS = [
  "CreateTrustStore",
  "DeleteTrustStore",
  "DescribeTrustStoreAssociations",
  "DescribeTrustStores",
  "ModifyTrustStore",
] as const;

/** Makes, shows, changes and deletes trust stores, after the rules that refuse. */
export function keptTrustStores(stores: TrustStores, listeners: MutualListeners): ManagementRule {
  return {
    name: "a trust store is being created until somebody has looked, and keeps its bundle whatever becomes of the bucket",
    because: "moto has no trust stores",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TrustStore.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/trust-stores/trust-stores.test.ts",
    intercept: async (passing, forward) => {
      const call = await trustStoreCall(passing, forward, ACTIONS);
      if (call === undefined) return forward(passing);
      const { action, parameters, owner } = call;
      if (action === "DescribeTrustStores") return shown(stores, call);
      const named = action === "CreateTrustStore" ? undefined : namedStore(stores, call);
      if (named?.refusal) return named.refusal;
      const store = named?.store;
      if (store && action === "DescribeTrustStoreAssociations") return associations(action, listeners, store);
      if (store && action === "DeleteTrustStore") {
        stores.delete(store.arn);
        return elbAnswer(action, "");
      }
      const file = await fileOf(passing, forward, bundleFile(parameters));
      const bundle = file?.toString("latin1") ?? "";
      const read = { bundle, certificates: bundleCertificates(bundle).length };
      if (store) {
        stores.change(store.arn, read);
        return answer(action, [{ ...store, ...read }]);
      }
      const tags = Object.fromEntries(tagsIn(parameters));
      return answer(action, [stores.make(owner, { ...read, name: parameters.get("Name") ?? "", tags })]);
    },
  };
}

function associations(action: string, listeners: MutualListeners, { arn }: TrustStore): Answer {
  const members = listeners
    .verifyingWith(arn)
    .map((listener) => `<member><ResourceArn>${listener}</ResourceArn></member>`);
  return elbAnswer(action, `<TrustStoreAssociations>${members.join("")}</TrustStoreAssociations>`);
}

function shown(stores: TrustStores, { action, parameters, owner }: TrustStoreCall): Answer {
  const own = stores.of(owner);
  const arns = listed(parameters, "TrustStoreArns.member");
  const names = listed(parameters, "Names.member");
  const unknown =
    arns.find((arn) => !own.some((one) => one.arn === arn)) ??
    names.find((name) => !own.some((one) => one.name === name));
  if (unknown !== undefined) return elbRefusal("TrustStoreNotFound", `Trust store '${unknown}' not found`);
  const isAsked = ({ arn, name }: TrustStore) =>
    (arns.length === 0 || arns.includes(arn)) && (names.length === 0 || names.includes(name));
  const found = own.filter(isAsked);
  for (const { arn } of found) stores.change(arn, { isActive: true });
  return answer(action, found);
}

/** The tags of a call: `Tags.member.1.Key`. */
export function tagsIn(parameters: URLSearchParams): readonly (readonly [string, string])[] {
  return [...parameters].flatMap(([name, key]) => {
    const place = /^(Tags\.member\.\d+)\.Key$/.exec(name)?.[1];
    return place ? [[key, parameters.get(`${place}.Value`) ?? ""] as const] : [];
  });
}

function answer(action: string, stores: readonly TrustStore[]): Answer {
  const members = stores.map((store) =>
    [
      `<member><Name>${store.name}</Name><TrustStoreArn>${store.arn}</TrustStoreArn>`,
      `<Status>${store.isActive ? "ACTIVE" : "CREATING"}</Status>`,
      `<NumberOfCaCertificates>${store.certificates}</NumberOfCaCertificates>`,
      `<TotalRevokedEntries>${revokedEntries(store)}</TotalRevokedEntries></member>`,
    ].join(""),
  );
  return elbAnswer(action, `<TrustStores>${members.join("")}</TrustStores>`);
}
