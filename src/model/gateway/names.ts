import { physicalName } from "../aws/names";
import type { WrittenRoute } from "../routes/route";
import type { ServiceUse } from "./gateway";
import { type PathMapping, pathMapping } from "./path-mapping";

/** The header by which a gateway's balancer chooses a service. API Gateway overwrites it, whatever callers send. */
export const SERVICE_HEADER = "x-crosslink-service";

/** The header in which a service finds the caller: a token's subject, or a role's ARN. */
export const SUBJECT_HEADER = "x-crosslink-subject";

/** The header in which a service, and the firewall, find the caller's address. */
export const CLIENT_IP_HEADER = "x-crosslink-client-ip";

/**
 * The stage of a gateway, which is at the root of its address.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export const DEFAULT_STAGE = "$default";

/** The balancer behind a gateway. @param consumer the party's physical name */
export function gatewayBalancerName(consumer: string): string {
  return physicalName(consumer, "gw");
}

/** The target group of a use. @param consumer the party's physical name */
export function useTargetsName(consumer: string, use: string): string {
  return physicalName(consumer, use);
}

/** The balancer and the target group of an endpoint service. @param provider the party's physical name */
export function serviceBalancerName(provider: string): string {
  return physicalName(provider, "nlb");
}

/** An integration's part of its address: the use's name, or of a root its name with `_root`. */
export function integrationName({ name }: Pick<ServiceUse, "name">, mapping: PathMapping): string {
  return mapping.kind === "root" ? `${name}_root` : name;
}

/** The integration of a route of a use. */
export function integrationOf(route: WrittenRoute, use: Pick<ServiceUse, "name" | "stripPrefix">): string {
  return integrationName(use, pathMapping(route, use));
}
