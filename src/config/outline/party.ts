import { physicalName } from "../../model/aws/names";
import type { DeploymentDraft, Member, ProviderDraft } from "./draft";
import { defaulted } from "./unknown";

/** The keys of parties of every kind. */
export type PartyDraft = Pick<ProviderDraft, "account" | "region">;

/** A party as the file outlines it. */
export interface PartyOutline<D> extends Member<D> {
  readonly account?: string;
  readonly region?: string;
  /** The beginning of the names of everything that is made for it. */
  readonly physicalName?: string;
}

export function partyOutline<D extends PartyDraft>(
  member: Member<D>,
  file: Pick<DeploymentDraft, "name" | "region">,
): PartyOutline<D> {
  const party: PartyDraft | undefined = member.value;
  return {
    ...member,
    account: party?.account,
    region: defaulted(party, "region", file.region),
    physicalName: file.name === undefined ? undefined : physicalName(file.name, member.name),
  };
}

/** The VPC of a consumer's clients or of a provider's functions: one to make, one to adopt, or none. */
export type NetworkKind = "made" | "adopted" | "none";

export function networkKind(
  around: { readonly network?: object | undefined } | undefined,
): NetworkKind | undefined {
  const network = defaulted(around, "network", "none");
  if (typeof network !== "object") return network === "none" ? network : undefined;
  return "vpcId" in network ? "adopted" : "made";
}
