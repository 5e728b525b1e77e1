import type { ServiceProtocol } from "../../../model/gateway/endpoint-service";
import type { GatewayConsumer, ServiceUse } from "../../../model/gateway/gateway";
import type { GatewayConsumerOutline } from "../../outline/gateway/gateway-consumer";
import type { ServiceUseOutline } from "../../outline/gateway/service-use";
import { known } from "../../outline/unknown";
import type { GatewayFile } from "../../schema/file-parts";
import { buildParty } from "../party";
import { buildGateway } from "./http-gateway";

export type GatewayConsumerFile = GatewayFile["consumers"][string];

export function buildGatewayConsumer(
  outline: GatewayConsumerOutline,
  file: GatewayConsumerFile,
  whole: GatewayFile,
): GatewayConsumer {
  const party = buildParty(outline, file);
  const { network } = file;
  if (network?.kind !== "made") throw new Error("the checks let a gateway without a network of its own pass");
  const uses = outline.uses.map((use) => buildUse(use, known(file.uses[use.name], use.name), whole));
  const [client] = outline.gateways;
  const { name } = known(client, "a gateway");
  return {
    ...party,
    network,
    uses,
    gateway: buildGateway(party, name, known(file.clients[name], name), uses),
  };
}

function buildUse(
  outline: ServiceUseOutline,
  file: GatewayConsumerFile["uses"][string],
  whole: GatewayFile,
): ServiceUse {
  const { name } = outline;
  const common = {
    name,
    account: known(outline.account, "account"),
    region: known(outline.region, "region"),
    routes: known(outline.routes, "routes"),
    stripPrefix: known(outline.stripPrefix, "stripPrefix"),
    slot: known(outline.slot, "slot"),
  };
  const zoneIds = known(outline.zones, "zones");
  if (file.kind === "service")
    return {
      ...common,
      ...protocolOf(file.endpointService, zoneIds),
      serviceName: file.endpointService.name,
    };
  return { ...common, ...protocolOf(known(whole.providers[name], name).service, zoneIds) };
}

function protocolOf(
  { port, healthPath, tls }: Omit<ServiceProtocol, "zoneIds">,
  zoneIds: readonly string[],
): ServiceProtocol {
  return { port, healthPath, tls, zoneIds };
}
