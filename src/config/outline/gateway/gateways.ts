import { type GatewayConsumerDraft, type GatewayDraft, members, type ServiceProviderDraft } from "../draft";
import { type GatewayConsumerOutline, gatewayConsumerOutline } from "./gateway-consumer";
import { type ServiceProviderOutline, serviceProviderOutline } from "./service-provider";

/** The endpoint services of a file and the gateways in front of them, with every default applied. */
export interface GatewayOutline {
  readonly providers: readonly ServiceProviderOutline[];
  readonly consumers: readonly GatewayConsumerOutline[];
}

/** @param folder that the paths of the file are relative to */
export function gatewayOutline(file: GatewayDraft, folder: string): GatewayOutline {
  const providers = members<ServiceProviderDraft>(file.providers, ["providers"]).map((provider) =>
    serviceProviderOutline(provider, file, folder),
  );
  const byName = new Map(providers.map((provider) => [provider.name, provider]));
  return {
    providers,
    consumers: members<GatewayConsumerDraft>(file.consumers, ["consumers"]).map((consumer) =>
      gatewayConsumerOutline(consumer, file, byName),
    ),
  };
}
