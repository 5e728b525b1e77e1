import type { Finding } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import { gatewayUses } from "./gateway-uses";

/** Everything about endpoint services and gateways that no key can know alone. */
export function gatewayChecks(
  gateways: GatewayOutline,
  apis: DeploymentOutline,
  _isFile: (path: string) => boolean,
): readonly Finding[] {
  return [...gatewayUses(gateways, apis)];
}
