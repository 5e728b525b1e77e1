import { parseRoute, type WrittenRoute } from "../../../model/routes/route";
import type { Path } from "../../findings/finding";
import { DEFAULTS } from "../../schema/defaults";
import type { Member, ProviderDraft } from "../draft";
import { allOf } from "../unknown";
import { type Answerer, answererOf, BUILT_IN } from "./answerer";
import type { DescribedApi } from "./described-apis";

/** A route of a list in the file. */
export interface ListedRoute {
  readonly path: Path;
  readonly route?: WrittenRoute;
}

/** A route that a provider offers, with who answers it. */
export interface OfferedRoute extends ListedRoute {
  readonly answerer?: Answerer;
}

type RouteDraft = NonNullable<NonNullable<ProviderDraft["service"]>["routes"]>[number];

/** Everything that a provider offers, by its own list or by its document. */
export function offeredRoutes(
  { path, value }: Member<ProviderDraft>,
  folder: string,
  described?: DescribedApi,
): readonly OfferedRoute[] | undefined {
  const service = value?.service;
  if (service === undefined || ("openapi" in service && "routes" in service)) return undefined;
  if ("openapi" in service) return described?.routes;
  const place = [...path, "service"];
  if (!("routes" in service))
    return DEFAULTS.routes.map((text) => ({ path: place, route: parseRoute(text), answerer: BUILT_IN }));
  return service.routes?.map((entry, i) => ({
    path: [...place, "routes", i],
    ...offeredRoute(entry, folder),
  }));
}

/** A route whose handler was refused is not known either. */
function offeredRoute(entry: RouteDraft, folder: string): Omit<OfferedRoute, "path"> {
  if (typeof entry !== "object") return { route: routeIn(entry), answerer: BUILT_IN };
  if (!("handler" in entry)) return { route: routeIn(entry.route), answerer: BUILT_IN };
  const { route, handler } = entry;
  return handler === undefined ? {} : { route: routeIn(route), answerer: answererOf(handler, folder) };
}

/** A plain list of routes. */
export function listedRoutes(routes: readonly (string | undefined)[], path: Path): readonly ListedRoute[] {
  return routes.map((text, i) => ({ path: [...path, i], route: routeIn(text) }));
}

/** The routes of a list; unknown where one of them is, as then nothing can be said to be missing. */
export function complete(routes: readonly ListedRoute[] | undefined): readonly WrittenRoute[] | undefined {
  return allOf(routes?.map(({ route }) => route));
}

function routeIn(text: string | undefined): WrittenRoute | undefined {
  return text === undefined ? undefined : parseRoute(text);
}
