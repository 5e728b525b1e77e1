import type { World } from "../../access/world/world";
import type { ExplainedReport } from "../calls/explained-report";
import { apiPicture } from "./apis/api-picture";
import { gatewayPicture } from "./gateways/gateway-picture";
import type { Picture } from "./picture";

/** The picture of a whole deployment. Every solid edge is of calls that the documents, or the stacks of a gateway, let pass. */
export function deploymentPicture(world: World, { apis, gateways }: ExplainedReport): Picture {
  const [ofApis, ofGateways] = [apiPicture(world, apis), gatewayPicture(world.deployment, gateways)];
  return {
    groups: [...ofApis.groups, ...ofGateways.groups],
    edges: [...ofApis.edges, ...ofGateways.edges],
  };
}
