import { isRest, routeKey, segmentsOf, type WrittenRoute } from "../../../../model/routes/route";
import { type Finding, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceUseOutline } from "../../../outline/gateway/service-use";

/**
 * Without its prefix, a path is the text of its greedy parameter, and nothing is left of the path before that one. One integration
 * says so for all routes of a use, so that its greedy parameters have one name.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function strippedPrefixes({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(({ uses }) =>
    uses.filter(({ stripPrefix }) => stripPrefix).flatMap((use) => [...endless(use), ...otherNames(use)]),
  );
}

function endless({ listed = [], routes }: ServiceUseOutline): readonly Finding[] {
  if (routes === undefined) return [];
  const prefixes = new Set(routes.filter(isGreedy).map(({ path }) => prefixOf(path)));
  const wanted = "with stripPrefix a path that ends in a greedy parameter, or the one before it";
  return listed.flatMap(({ path, route }) =>
    route === undefined || isGreedy(route) || prefixes.has(route.path)
      ? []
      : [unexpected(path, wanted, quoted(routeKey(route)))],
  );
}

function otherNames({ listed = [] }: ServiceUseOutline): readonly Finding[] {
  const greedy = listed.flatMap(({ path, route }) =>
    route && isGreedy(route) ? [{ path, route, name: segmentsOf(route.path).at(-1) }] : [],
  );
  const [first] = greedy;
  const wanted = `with stripPrefix one greedy parameter, ${first?.name}`;
  return greedy
    .filter(({ name }) => name !== first?.name)
    .map(({ path, route }) => unexpected(path, wanted, quoted(routeKey(route))));
}

function isGreedy({ path }: WrittenRoute): boolean {
  return segmentsOf(path).some(isRest);
}

/** `/names` of `/names/{rest+}`, `/` of `/{rest+}` */
function prefixOf(path: string): string {
  return `/${segmentsOf(path).slice(0, -1).join("/")}`;
}
