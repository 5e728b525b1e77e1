import { listed } from "../../../requests/query-call";
import { elbAnswer, elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { acceptedList } from "./list-problem";
import { fileOf, namedStore, type TrustStoreCall, trustStoreCall } from "./trust-store-call";
import type { Revocation, TrustStore, TrustStores } from "./trust-stores";

const ACTIONS = [
  "AddTrustStoreRevocations",
  "DescribeTrustStoreRevocations",
  "RemoveTrustStoreRevocations",
] as const;

export function revocationLists(stores: TrustStores): ManagementRule {
  return {
    name: "a trust store takes at most thirty revocation lists in PEM, each signed by an authority of its bundle, with half a million entries together",
    because: "moto has no revocation lists: a list of another authority would seem to revoke something",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html",
    assumed: true,
    shownBy: "__tests__/live/emulated-aws/strict/elb/trust-stores/revocation-lists.test.ts",
    intercept: async (passing, forward) => {
      const call = await trustStoreCall(passing, forward, ACTIONS);
      if (call === undefined) return forward(passing);
      const { store, refusal } = namedStore(stores, call);
      if (refusal !== undefined) return refusal;
      switch (call.action) {
        case "AddTrustStoreRevocations":
          return added(stores, store, call, (file) => fileOf(passing, forward, file));
        case "DescribeTrustStoreRevocations":
          return withIds(store, call, (found) => elbAnswer(call.action, described(store, found)));
        default:
          return withIds(store, call, (found) => {
            const revocations = store.revocations.filter((one) => !found.includes(one));
            stores.change(store.arn, { revocations });
            return elbAnswer(call.action, "");
          });
      }
    },
  };
}

/** Adds all lists of a call, or none of them. */
async function added(
  stores: TrustStores,
  before: TrustStore,
  { action, parameters }: TrustStoreCall,
  read: (file: Parameters<typeof fileOf>[2]) => Promise<Buffer | undefined>,
) {
  let store = before;
  for (let i = 1; parameters.has(`RevocationContents.member.${i}.S3Key`); i++) {
    const of = (name: string) => parameters.get(`RevocationContents.member.${i}.${name}`);
    const file = { bucket: of("S3Bucket") ?? "", key: of("S3Key") ?? "" };
    const content = await read({ ...file, version: of("S3ObjectVersion") ?? undefined });
    if (content === undefined)
      return elbRefusal("RevocationContentNotFound", `The revocation list ${file.key} was not found`);
    const list = acceptedList(store, content);
    if ("code" in list) return elbRefusal(list.code, list.message);
    const entries = list.serialNumbers.size;
    const revocation = { id: stores.nextRevocationId(), content: content.toString("latin1"), entries };
    store = { ...store, revocations: [...store.revocations, revocation] };
  }
  stores.change(store.arn, { revocations: store.revocations });
  return elbAnswer(action, described(store, store.revocations.slice(before.revocations.length)));
}

/** The lists that a call names, or all where it names none. */
function withIds(
  { revocations, arn }: TrustStore,
  { parameters }: TrustStoreCall,
  answer: (found: readonly Revocation[]) => ReturnType<typeof elbAnswer>,
) {
  const ids = listed(parameters, "RevocationIds.member").map(Number);
  const unknown = ids.find((id) => !revocations.some((one) => one.id === id));
  if (unknown !== undefined)
    return elbRefusal("RevocationIdNotFound", `The trust store '${arn}' has no revocation list ${unknown}`);
  return answer(ids.length === 0 ? revocations : revocations.filter(({ id }) => ids.includes(id)));
}

function described({ arn }: TrustStore, revocations: readonly Revocation[]): string {
  const members = revocations.map(({ id, entries }) =>
    [
      `<member><TrustStoreArn>${arn}</TrustStoreArn><RevocationId>${id}</RevocationId>`,
      `<RevocationType>CRL</RevocationType><NumberOfRevokedEntries>${entries}</NumberOfRevokedEntries></member>`,
    ].join(""),
  );
  return `<TrustStoreRevocations>${members.join("")}</TrustStoreRevocations>`;
}
