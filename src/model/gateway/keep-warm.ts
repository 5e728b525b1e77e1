import { physicalName } from "../aws/names";
import type { Route, WrittenRoute } from "../routes/route";
import type { HttpGateway } from "./gateway";

/** The first segment of paths that a gateway with `keepWarm` keeps for itself. */
export const RESERVED_SEGMENT = ".crosslink";

/** The route whose calls pass the VPC link and come to no service. */
export const KEEP_WARM_ROUTE: Route = { method: "GET", path: `/${RESERVED_SEGMENT}/keep-warm` };

/** The value of `SERVICE_HEADER` in these calls. No use can have the name, so the balancer has no rule for it. */
export const NO_SERVICE = ".keep-warm";

/**
 * The balancer's answer to calls that no rule takes. It is not API Gateway's own, which is `{"message":"Not Found"}`: a call that got
 * this one has passed the link.
 */
export const NO_SUCH_SERVICE = { statusCode: 404, body: JSON.stringify({ message: "No such service" }) };

/** The function that makes these calls, its role and its schedule. @param consumer the party's physical name */
export function keepWarmName(consumer: string): string {
  return physicalName(consumer, "keep-warm");
}

/** The routes of a gateway that no use declares. */
export function ownRoutes({ keepWarm }: Pick<HttpGateway, "keepWarm">): readonly WrittenRoute[] {
  return keepWarm ? [KEEP_WARM_ROUTE] : [];
}
