import type { DeploymentOutline } from "./deployment";
import type { FileDraft } from "./draft";
import type { GatewayOutline } from "./gateway/gateways";
import { keepWarmRoles } from "./gateway/keep-warm-roles";
import { serverRoles } from "./gateway/server-roles";
import type { MadeRole } from "./made-roles";
import type { PartyDraft, PartyOutline } from "./party";

/** Every party of a file: those of its APIs, then those of its gateways. */
export interface PartiesOutline {
  /** The whole file as it is written. */
  readonly value: FileDraft;
  readonly providers: readonly PartyOutline<PartyDraft>[];
  readonly consumers: readonly PartyOutline<PartyDraft>[];
  /** The stack ids; unknown where not even the map of them can be read. */
  readonly providerNames?: ReadonlySet<string>;
  readonly consumerNames?: ReadonlySet<string>;
  /** Every role that the file leads to, as far as it can be told. */
  readonly roles: readonly MadeRole[];
}

export function partiesOf(apis: DeploymentOutline, gateways: GatewayOutline): PartiesOutline {
  const { value, providerNames, consumerNames, roles } = apis;
  return {
    value,
    providers: [...apis.providers, ...gateways.providers],
    consumers: [...apis.consumers, ...gateways.consumers],
    providerNames,
    consumerNames,
    roles: [
      ...roles,
      ...gateways.providers.flatMap(serverRoles),
      ...gateways.consumers.flatMap(keepWarmRoles),
    ],
  };
}
