import { matchesWildcard } from "../../model/aws/wildcard";
import { type Route, routeKey, routePattern } from "../../model/routes/route";
import type { TargetClass } from "./classes/targets";

/**
 * The intent of a request, by the deployment alone: it has to be answered, it must not be, or it may be or not, since no
 * client has to make it and no route that was not granted would answer it.
 */
export type Intent = "required" | "forbidden" | "permitted";

/** The routes that were granted, as intents ask about them. */
interface GrantedRoutes {
  readonly keys: ReadonlySet<string>;
  /** The ends of their ARNs. */
  readonly patterns: readonly string[];
}

export function grantedRoutesOf(routes: readonly Route[]): GrantedRoutes {
  return { keys: new Set(routes.map(routeKey)), patterns: routes.map(routePattern) };
}

/**
 * The intent of a request by somebody who was granted some of an API's routes, through the right endpoint. A request that no
 * route answers is let alone where a granted pattern covers it: IAM's `*` also matches slashes. One that a server may
 * normalize could be answered by any route of its method: it is let alone where all of these were granted.
 */
export function intentOf(
  target: TargetClass,
  { keys, patterns }: GrantedRoutes,
  api: { readonly stage: string; readonly routes: readonly Route[] },
): Intent {
  const { stage, method, path, answered, isPlain, isNormal } = target;
  if (stage !== api.stage) return "forbidden";
  if (!isNormal) {
    const others = api.routes.filter((route) => route.method === method && !keys.has(routeKey(route)));
    return others.length > 0 ? "forbidden" : "permitted";
  }
  if (answered) {
    if (!keys.has(routeKey(answered))) return "forbidden";
    return isPlain ? "required" : "permitted";
  }
  return patterns.some((pattern) => matchesWildcard(pattern, method + path)) ? "permitted" : "forbidden";
}
