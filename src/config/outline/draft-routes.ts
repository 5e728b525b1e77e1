import { parseRoute, type Route, type WrittenRoute } from "../../model/routes/route";
import { grantedRoutes } from "../../model/routes/written-routes";
import type { Path } from "../findings/finding";
import type { Member, ProviderDraft } from "./draft";

/** A route of a list in the file; `route` is missing where the schema refused it. */
export interface DraftRoute {
  readonly path: Path;
  readonly route?: WrittenRoute;
  /** The file that answers; absent for the built-in handler. */
  readonly handler?: string;
  /** The handler as it is written, where a document says it relative to itself. */
  readonly written?: string;
}

/** The only route of a provider whose file says nothing about routes. */
export const DEFAULT_ROUTE: Route = { method: "GET", path: "/" };

/** What a provider offers; undefined where the file says nothing useful about it. */
export function offeredRoutes({ path, value }: Member<ProviderDraft>): readonly DraftRoute[] | undefined {
  const service = value?.service;
  if (service === undefined) return undefined;
  if ("openapi" in service) return "routes" in service ? undefined : value?.described;
  if (!("routes" in service)) return [{ path: [...path, "service"], route: DEFAULT_ROUTE }];
  return service.routes?.map((entry, i) => {
    const place = [...path, "service", "routes", i];
    if (typeof entry !== "object") return { path: place, route: routeIn(entry) };
    const { route, handler } = entry;
    // Where the handler was refused, what it answers is not known either.
    const refused = "handler" in entry && handler === undefined;
    return { path: place, route: refused ? undefined : routeIn(route), handler };
  });
}

/** A plain list of routes. */
export function listedRoutes(routes: readonly (string | undefined)[], path: Path): readonly DraftRoute[] {
  return routes.map((text, i) => ({ path: [...path, i], route: routeIn(text) }));
}

/** The routes of a list, or undefined where one of them was refused: then nothing can be said to be missing. */
export function complete(routes: readonly DraftRoute[] | undefined): readonly WrittenRoute[] | undefined {
  const known = routes?.flatMap(({ route }) => route ?? []);
  return known?.length === routes?.length ? known : undefined;
}

/** The routes that a list grants of what is offered. */
export function granted(offered: readonly WrittenRoute[], routes: readonly DraftRoute[]): readonly Route[] {
  return grantedRoutes(
    routes.flatMap(({ route }) => route ?? []),
    offered,
  );
}

function routeIn(text: string | undefined): WrittenRoute | undefined {
  return text === undefined ? undefined : parseRoute(text);
}
