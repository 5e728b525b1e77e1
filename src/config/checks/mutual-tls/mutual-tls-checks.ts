import type { Finding } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import { entranceDomains } from "./entrance-domains";
import { entranceNames } from "./entrance-names";
import { entranceNetworks } from "./entrance-networks";
import { entranceSlots } from "./entrance-slots";
import { entranceZones } from "./entrance-zones";
import { knownCertificates } from "./known-certificates";

/** Everything about entrances and those who come in that no key can know alone. */
export function mutualTlsChecks(apis: DeploymentOutline, gateways: GatewayOutline): readonly Finding[] {
  return [
    ...apis.providers.flatMap(({ entrance }) => entrance?.trustStore?.findings ?? []),
    ...entranceNetworks(apis),
    ...entranceZones(apis),
    ...entranceSlots(apis),
    ...entranceDomains(apis, gateways),
    ...entranceNames(apis, gateways),
    ...knownCertificates(apis),
  ];
}
