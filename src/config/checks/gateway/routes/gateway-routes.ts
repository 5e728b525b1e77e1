import { routeKey } from "../../../../model/routes/route";
import { dotted, type Finding, type Path, quoted, unexpected } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ListedRoute } from "../../../outline/provider/routes";
import { inconsistentPaths } from "../../services/inconsistent-paths";

/**
 * The routes of all uses of a gateway are those of one API: none leads to two services, and their paths can be told apart.
 * `ANY /x` of one use beside `GET /x` of another is fine: these are two routes, of which the more specific one answers. One
 * parameter under a path is what API Gateway's refusals speak of ("a conflicting variable on the same hierarchical level"); that
 * this includes greedy ones is assumed.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function gatewayRoutes({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(({ uses }: GatewayConsumerOutline) => {
    const routes = uses.flatMap(({ listed = [] }) => listed);
    return [...shared(routes), ...inconsistentPaths(routes)];
  });
}

function shared(routes: readonly ListedRoute[]): readonly Finding[] {
  const first = new Map<string, Path>();
  return routes.flatMap(({ path, route }) => {
    if (route === undefined) return [];
    const key = routeKey(route);
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    // Twice in one list is the schema's matter.
    if (other === undefined || dotted(other.slice(0, -1)) === dotted(path.slice(0, -1))) return [];
    return [unexpected(path, "a route that leads to one service", `${quoted(key)} as in ${dotted(other)}`)];
  });
}
