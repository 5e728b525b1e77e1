import type { World } from "../../access/world/world";
import type { AccessReport } from "../access-report";
import type { GatewayReport } from "../gateway/gateway-report";
import { apiPicture } from "./api-picture";
import { gatewayPicture } from "./gateway-picture";
import type { Picture } from "./picture";

/** The picture of a whole deployment. Every edge is of calls that the documents, or the stacks of a gateway, let pass. */
export function deploymentPicture(
  { deployment, providers, consumers }: World,
  access: AccessReport,
  gateways: GatewayReport | undefined,
): Picture {
  const apis = apiPicture(providers, consumers, access);
  if (gateways === undefined) return apis;
  const others = gatewayPicture(deployment, gateways);
  return { groups: [...apis.groups, ...others.groups], edges: [...apis.edges, ...others.edges] };
}
