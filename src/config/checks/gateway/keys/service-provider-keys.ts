import type { ServiceProviderOutline } from "../../../outline/gateway/service-provider";
import { type KeyRule, missing, needless } from "../../keys/key-rule";

const always = () => true;

/** The keys of a provider that an endpoint service has no use for, or cannot do without. */
export const SERVICE_PROVIDER_KEYS: readonly KeyRule<ServiceProviderOutline>[] = [
  needless("backend", always, "no backend of an endpoint service, which has compute instead", { at: "key" }),
  needless("trust", always, "no trust of an endpoint service, as nobody assumes a role", { at: "key" }),
  needless("alarms", always, "no alarms of an endpoint service", { at: "key" }),
  missing(
    "network",
    isMade,
    ({ compute }) => `a network (cidr and zones) for the servers, as compute.type is ${compute}`,
  ),
  needless("network", isThere, "no network of servers that exist", { at: "key" }),
  needless("roles", isThere, "no roles of servers that exist", { at: "key" }),
  needless("service.logs", isThere, "no logs of servers that exist", { at: "key" }),
  needless(
    "service.compute.deletionProtection",
    ({ value }) => {
      const compute = value?.service?.compute;
      return compute && compute.type !== "existing" && (!("table" in compute) || compute.table === false);
    },
    "no deletionProtection without a table",
  ),
];

function isMade({ compute }: ServiceProviderOutline): boolean {
  return compute !== undefined && compute !== "existing";
}

function isThere({ compute }: ServiceProviderOutline): boolean {
  return compute === "existing";
}
