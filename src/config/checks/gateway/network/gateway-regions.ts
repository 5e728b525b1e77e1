import { partitionOf } from "../../../../model/aws/partition";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceUseOutline } from "../../../outline/gateway/service-use";

/** A gateway is where its services are: Crosslink makes no endpoints of PrivateLink across regions. */
export function gatewayRegions({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(({ region, uses }) =>
    region ? uses.flatMap((use) => elsewhere(use, region)) : [],
  );
}

function elsewhere(use: ServiceUseOutline, own: string): readonly Finding[] {
  const { kind, name, path, region, value } = use;
  if (kind === "linked") {
    if (region === undefined || region === own) return [];
    const wanted = `an endpoint service of the gateway's own region ${own}`;
    return [unexpectedKey(path, wanted, `${quoted(name)} in ${region}`)];
  }
  const written = value && "endpointService" in value ? value.endpointService?.name : undefined;
  if (written === undefined || written.startsWith(serviceNamePrefix(own))) return [];
  const wanted = `an endpoint service of the gateway's own region (${serviceNamePrefix(own)}vpce-svc-...)`;
  return [unexpected([...path, "endpointService", "name"], wanted, quoted(written))];
}

/** @see https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/aws-services-privatelink-support.html */
function serviceNamePrefix(region: string): string {
  return `${partitionOf(region) === "aws-cn" ? "cn." : ""}com.amazonaws.vpce.${region}.`;
}
