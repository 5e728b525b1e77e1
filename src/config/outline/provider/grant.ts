import type { Route, WrittenRoute } from "../../../model/routes/route";
import { grantedRoutes } from "../../../model/routes/written-routes";
import type { Path } from "../../findings/finding";
import { defaulted } from "../unknown";
import { complete, type ListedRoute, listedRoutes } from "./routes";

/** The routes that a consumer, be it of the file or outside, may call of a provider. */
export interface GrantOutline {
  /** Those that the file lists for it; undefined too where it lists none, so that all are granted. */
  readonly listed?: readonly ListedRoute[];
  /** Unknown where one of those is not offered. */
  readonly granted?: readonly Route[];
}

/** @param holder the map whose key `routes` may list them */
export function grantOutline(
  holder: { readonly routes?: readonly (string | undefined)[] } | undefined,
  path: Path,
  offer: { readonly offered?: readonly WrittenRoute[]; readonly answered?: readonly Route[] } = {},
): GrantOutline {
  const routes: readonly (string | undefined)[] | "all" | undefined = defaulted(holder, "routes", "all");
  if (routes === "all") return { granted: offer.answered };
  const listed = routes && listedRoutes(routes, [...path, "routes"]);
  const wanted = complete(listed);
  return { listed, granted: offer.offered && wanted && allGranted(wanted, offer.offered) };
}

/** Unknown where one is not offered, as it is probably another that is misspelt. */
function allGranted(
  wanted: readonly WrittenRoute[],
  offered: readonly WrittenRoute[],
): readonly Route[] | undefined {
  const isOffered = wanted.every((route) => grantedRoutes([route], offered).length > 0);
  return isOffered ? grantedRoutes(wanted, offered) : undefined;
}
