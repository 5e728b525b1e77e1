import type { EntranceDomain } from "../../../model/mutual-tls/entrance";
import type { Path } from "../../findings/finding";
import type { ReadTrustStore } from "../../trust-store/read-trust-store";
import type { Member, ProviderDraft } from "../draft";
import { allOf, defaulted } from "../unknown";

/** The way into an API for holders of certificates, as the file outlines it. */
export interface EntranceOutline {
  /** The name that callers use. */
  readonly domain?: string;
  readonly endpointType?: EntranceDomain["endpointType"];
  /** The block of its VPC. */
  readonly cidr?: string;
  /** The zones that it can be reached in, by id, and their place. */
  readonly zones?: readonly string[];
  readonly zonesPath: Path;
  /** Undefined where the file names none. */
  readonly trustStore?: ReadTrustStore;
}

export function entranceOutline(
  { path, value }: Member<ProviderDraft>,
  trustStore: ReadTrustStore | undefined,
): EntranceOutline {
  const { domain } = value?.service ?? {};
  return {
    domain: domain?.name,
    endpointType: defaulted(domain, "endpointType", "regional"),
    cidr: value?.network?.cidr,
    zones: allOf<string>(defaulted(value?.network, "zones", undefined)),
    zonesPath: [...path, "network", "zones"],
    trustStore,
  };
}
