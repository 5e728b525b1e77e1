import type { Finding } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { brokenRules } from "../../keys/key-rule";
import { GATEWAY_CONSUMER_KEYS } from "./gateway-consumer-keys";
import { HTTP_GATEWAY_KEYS } from "./http-gateway-keys";
import { SERVICE_EXTERNAL_KEYS } from "./service-external-keys";
import { SERVICE_PROVIDER_KEYS } from "./service-provider-keys";
import { SERVICE_USE_KEYS } from "./service-use-keys";

/**
 * Keys of endpoint services and gateways do something where they stand, and are there where they have to be.
 * @param names of all consumers of the file
 */
export function gatewayKeys(
  { providers, consumers }: GatewayOutline,
  names: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  return [
    ...providers.flatMap((provider) => [
      ...brokenRules(provider, SERVICE_PROVIDER_KEYS),
      ...provider.externals.flatMap((external) =>
        brokenRules({ ...external, isInside: names.has(external.name) }, SERVICE_EXTERNAL_KEYS),
      ),
    ]),
    ...consumers.flatMap((consumer) => [
      ...brokenRules(consumer, GATEWAY_CONSUMER_KEYS),
      ...consumer.uses.flatMap((use) => brokenRules(use, SERVICE_USE_KEYS)),
      ...consumer.gateways.flatMap((gateway) => brokenRules(gateway, HTTP_GATEWAY_KEYS)),
    ]),
  ];
}
