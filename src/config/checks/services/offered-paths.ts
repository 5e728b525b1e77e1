import { pathName, routeKey, segmentsOf } from "../../../model/routes/route";
import { expected, type Finding, quoted } from "../../findings/finding";
import { type DeploymentDraft, providersOf } from "../../outline/draft";
import { type DraftRoute, offeredRoutes } from "../../outline/draft-routes";

/** The routes of one API go together: each once, and paths that API Gateway and Terraform can tell apart. */
export function offeredPaths(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const routes = offeredRoutes(provider) ?? [];
    return [...repeated(routes), ...inconsistent(routes)];
  });
}

function repeated(routes: readonly DraftRoute[]): readonly Finding[] {
  const seen = new Set<string>();
  return routes.flatMap(({ path, route }) => {
    if (route === undefined) return [];
    const key = routeKey(route);
    if (seen.has(key))
      return [{ path, message: expected("each route once", `${quoted(key)} a second time`) }];
    seen.add(key);
    return [];
  });
}

/** Paths, and the ones above them, become resources: of one name each, with one parameter under each parent. */
function inconsistent(routes: readonly DraftRoute[]): readonly Finding[] {
  const byName = new Map<string, string>();
  const parameters = new Map<string, string>();
  return routes.flatMap(({ path, route }) => {
    if (route === undefined) return [];
    const problems = prefixesOf(route.path).flatMap((resource) => {
      const { parent, last } = split(resource);
      const parameter = last.startsWith("{") ? firstOf(parameters, parent, last) : last;
      if (parameter !== last) return [otherParameter(parent, parameter, resource)];
      const namesake = firstOf(byName, pathName(resource), resource);
      if (namesake !== resource) {
        return [expected("paths that differ in more than punctuation", `${resource} beside ${namesake}`)];
      }
      return [];
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
  if (!map.has(key)) map.set(key, value);
  return map.get(key) ?? value;
}

/** `/orders/{id}` of `/orders/{id}`, after `/orders` */
function prefixesOf(path: string): readonly string[] {
  const segments = segmentsOf(path);
  return segments.map((_, i) => `/${segments.slice(0, i + 1).join("/")}`);
}

function split(path: string): { readonly parent: string; readonly last: string } {
  const segments = segmentsOf(path);
  return { parent: `/${segments.slice(0, -1).join("/")}`, last: segments.at(-1) ?? "" };
}
