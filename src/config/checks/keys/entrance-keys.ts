import type { ProviderOutline } from "../../outline/provider/provider";
import { type KeyRule, missing, needless } from "./key-rule";

/** The keys of a provider that go with an entrance. */
export const ENTRANCE_KEYS: readonly KeyRule<ProviderOutline>[] = [
  ...["service.domain", "service.trustStore"].map((key) =>
    needless<ProviderOutline>(
      key,
      ({ service }) => service.hasEntrance === false,
      `no ${key.replace("service.", "")} but of an mtls-rest-api`,
      { at: "key" },
    ),
  ),
  missing("service.domain", hasEntrance, "the name that callers use, as type is mtls-rest-api"),
  missing(
    "service.trustStore",
    hasEntrance,
    "the authorities whose certificates are accepted, as type is mtls-rest-api",
  ),
  missing(
    "network",
    hasEntrance,
    "a network (cidr and zones) for the balancers of the entrance, as service.type is mtls-rest-api",
  ),
  needless(
    "trust",
    ({ value, service }) => service.hasEntrance && Object.keys(value?.trust ?? {}).length > 0,
    "no trust of an mtls-rest-api, as no role is assumed through its entrance",
    { at: "key" },
  ),
];

function hasEntrance({ service }: ProviderOutline): boolean | undefined {
  return service.hasEntrance;
}
