import { routeKey } from "../../../model/routes/route";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { OfferedRoute } from "../../outline/provider/routes";
import { inconsistentPaths } from "./inconsistent-paths";

/** The routes of one API go together: each once, and paths that API Gateway and Terraform can tell apart. */
export function offeredPaths({ providers }: DeploymentOutline): readonly Finding[] {
  return providers.flatMap(({ routes = [] }) => [...repeated(routes), ...inconsistentPaths(routes)]);
}

function repeated(routes: readonly OfferedRoute[]): readonly Finding[] {
  const seen = new Set<string>();
  return routes.flatMap(({ path, route }) => {
    if (route === undefined) return [];
    const key = routeKey(route);
    if (seen.has(key)) return [unexpected(path, "each route once", `${quoted(key)} a second time`)];
    seen.add(key);
    return [];
  });
}
