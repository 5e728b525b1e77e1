import { overlap } from "../../model/overlap";
import { type Route, routeKey } from "../../model/route";
import { didYouMean } from "../did-you-mean";
import { consumersOf, type DeploymentDraft, externalsOf, providersOf, usesOf } from "../draft";
import { complete, type DraftRoute, granted, listedRoutes, offeredRoutes } from "../draft-routes";
import { expected, type Finding, oneOf, type Path, quoted } from "../finding";

/** Routes that a consumer is to call are offered, and IAM can tell them from those that it is not to call. */
export function grantedRoutes(file: DeploymentDraft): readonly Finding[] {
  const uses = consumersOf(file)
    .flatMap(usesOf)
    .filter(({ value }) => value !== undefined && !("api" in value));
  return providersOf(file).flatMap((provider) => {
    const offered = complete(offeredRoutes(provider));
    if (offered === undefined) return [];
    const lists = [...uses.filter(({ name }) => name === provider.name), ...externalsOf(provider)];
    return lists.flatMap(({ path, value }) => {
      if (value?.routes === undefined) return [];
      const place = [...path, "routes"];
      const routes = listedRoutes(value.routes, place);
      return [...notOffered(routes, offered, provider.name), ...inseparable(routes, offered, place)];
    });
  });
}

function notOffered(
  routes: readonly DraftRoute[],
  offered: readonly Route[],
  provider: string,
): readonly Finding[] {
  const keys = offered.map(routeKey);
  const known = new Set(keys);
  return routes.flatMap(({ path, route }) => {
    if (route === undefined || known.has(routeKey(route))) return [];
    const key = routeKey(route);
    const message = expected(oneOf(`routes of ${provider}`, keys), quoted(key), didYouMean(key, keys));
    return [{ path, message }];
  });
}

/**
 * What a granted pattern covers beyond the grant is closed by a Deny on the pattern of the route that was not
 * granted. Where that pattern in turn covers a granted route, no policy can say what is meant.
 */
function inseparable(
  routes: readonly DraftRoute[],
  offered: readonly Route[],
  path: Path,
): readonly Finding[] {
  if (complete(routes) === undefined) return [];
  const mine = granted(offered, routes);
  return offered
    .filter((other) => !mine.includes(other) && mine.some((route) => overlap(route, other, offered)))
    .flatMap((other) => {
      const caught = mine.find((route) => overlap(other, route, offered));
      if (caught === undefined) return [];
      const got = `${routeKey(caught)} without ${routeKey(other)}`;
      return [
        { path, message: expected("routes that IAM can tell apart", got, " (grant both, or rename one)") },
      ];
    });
}
