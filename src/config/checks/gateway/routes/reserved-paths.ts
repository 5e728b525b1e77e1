import { RESERVED_SEGMENT } from "../../../../model/gateway/keep-warm";
import { routeKey, segmentsOf } from "../../../../model/routes/route";
import { type Finding, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/**
 * Paths that a gateway with `keepWarm` has for itself. A route with a parameter, such as `ANY /{proxy+}`, is fine: it answers what
 * no more specific route does.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function reservedPaths({ consumers }: GatewayOutline): readonly Finding[] {
  const wanted = `with keepWarm: true no route below /${RESERVED_SEGMENT}, where it has its own`;
  return consumers
    .filter(({ gateways }) => gateways.some(({ keepWarm }) => keepWarm))
    .flatMap(({ uses }) => uses.flatMap(({ listed = [] }) => listed))
    .flatMap(({ path, route }) =>
      route && segmentsOf(route.path)[0] === RESERVED_SEGMENT
        ? [unexpected(path, wanted, quoted(routeKey(route)))]
        : [],
    );
}
