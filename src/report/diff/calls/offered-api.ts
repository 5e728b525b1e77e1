import type { Api, Endpoint } from "../../../access/evaluation/call";
import type { Certificate } from "../../../access/evaluation/handshake";
import { partitionOf } from "../../../model/aws/partition";
import type { Route } from "../../../model/routes/route";
import type { ServiceTraits } from "../../../model/services/traits";

/** An API of one side, with all that decides about its calls. */
export interface OfferedApi {
  /** The name by which it is found on the other side: its stack's, or its consumer's and its own. */
  readonly name: string;
  readonly api: Api;
  /** Its routes, as far as the file knows them. */
  readonly routes: readonly Route[];
  readonly reachedBy: ServiceTraits["reachedBy"];
  /** True if it is described by the file alone: of its owner's policies nothing is known, and only the file's own callers count. */
  readonly isForeign: boolean;
  /** The roles that may call by the file's word, wildcards and all. */
  readonly roleArns: readonly string[];
  /** The names of those that have keys. */
  readonly keyHolders: readonly string[];
  readonly certificates: readonly Certificate[];
  /** The endpoints that its calls come through. */
  readonly endpoints: readonly Endpoint[];
  /** Patterns of ARNs of what was granted to each. */
  readonly granted: readonly (readonly string[])[];
  /** The policies of roles that the side makes, by ARN. */
  readonly identityPolicies: ReadonlyMap<string, Policy>;
}

export type Policy = NonNullable<Api["resourcePolicy"]>;

/** A policy that allows nothing: that of a role which one side does not make yet, or not any more. */
export const NO_POLICY: Policy = { Version: "2012-10-17", Statement: [] };

/** True if both are called by the same address. */
export function haveOneAddress(one: OfferedApi, other: OfferedApi): boolean {
  return addressOf(one) === addressOf(other);
}

function addressOf({ api: { id, account, region, stage } }: OfferedApi): string {
  return [partitionOf(region), region, account, id, stage].join(":");
}

/** All that decides about an API's calls, as a text: two APIs with the same one decide alike. */
export function fingerprint(offered: OfferedApi): string {
  const { api, identityPolicies, ...others } = offered;
  const { authorizer, ...known } = api;
  const policies = offered.roleArns.map((arn) => identityPolicies.get(arn) ?? null);
  return JSON.stringify([others, known, policies, typeof authorizer]);
}
