import { isParameter, pathName, segmentsOf } from "../../../model/routes/route";
import { expected, type Finding } from "../../findings/finding";
import type { ListedRoute } from "../../outline/provider/routes";

/**
 * The paths of one API that it cannot tell apart. Each path, and the ones above it, has a name of its own, and one parameter under
 * it.
 */
export function inconsistentPaths(routes: readonly ListedRoute[]): readonly Finding[] {
  const byName = new Map<string, string>();
  const parameters = new Map<string, string>();
  return routes.flatMap(({ path, route }) => {
    if (route === undefined) return [];
    const problems = resourcesOf(route.path).flatMap(({ resource, parent, last }) => {
      const parameter = isParameter(last) ? firstOf(parameters, parent, last) : last;
      if (parameter !== last) return [otherParameter(parent, parameter, resource)];
      const namesake = firstOf(byName, pathName(resource), resource);
      if (namesake === resource) return [];
      return [expected("paths that differ in more than punctuation", `${resource} beside ${namesake}`)];
    });
    return problems.slice(0, 1).map((message) => ({ path, message }));
  });
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html */
function otherParameter(parent: string, parameter: string, resource: string): string {
  const below = `${parent === "/" ? "" : parent}/${parameter}`;
  return expected(`${below}, as API Gateway allows one parameter under a path`, resource);
}

function firstOf(map: Map<string, string>, key: string, value: string): string {
  const first = map.get(key) ?? value;
  map.set(key, first);
  return first;
}

/** The paths down to one, each with the path above it and the segment that it adds: `/orders/{id}` after `/orders`. */
function resourcesOf(path: string) {
  const segments = segmentsOf(path);
  return segments.map((last, i) => ({
    resource: `/${segments.slice(0, i + 1).join("/")}`,
    parent: `/${segments.slice(0, i).join("/")}`,
    last,
  }));
}
