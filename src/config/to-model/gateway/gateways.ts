import type { Deployment } from "../../../model/deployment";
import type { EndpointGrant } from "../../../model/gateway/endpoint-service";
import type { GatewayConsumer } from "../../../model/gateway/gateway";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import { known } from "../../outline/unknown";
import type { GatewayFile } from "../../schema/file-parts";
import { buildGatewayConsumer } from "./gateway-consumer";
import { buildServiceProvider } from "./service-provider";

/** The endpoint services of a file without problems, and the gateways in front of them. */
export function buildGateways(
  file: GatewayFile,
  outline: GatewayOutline,
): Pick<Deployment, "serviceProviders" | "gatewayConsumers"> {
  const gatewayConsumers = outline.consumers.map((consumer) =>
    buildGatewayConsumer(consumer, known(file.consumers[consumer.name], consumer.name), file),
  );
  return {
    serviceProviders: outline.providers.map((provider) =>
      buildServiceProvider(
        provider,
        known(file.providers[provider.name], provider.name),
        gatewayConsumers.flatMap((consumer) => grantTo(consumer, provider.name, file)),
      ),
    ),
    gatewayConsumers,
  };
}

/** A provider's grant to a consumer of the file, if that uses it. */
function grantTo(
  { stackId, account, uses }: GatewayConsumer,
  provider: string,
  file: GatewayFile,
): readonly EndpointGrant[] {
  if (!uses.some(({ name, serviceName }) => name === provider && serviceName === undefined)) return [];
  const isReadable = file.state.type === "s3" || file.consumers[stackId]?.link === "linked";
  return [{ consumer: stackId, isExternal: false, account, endpoint: { kind: "linked", isReadable } }];
}
