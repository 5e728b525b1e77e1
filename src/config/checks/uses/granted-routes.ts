import { routeKey, type WrittenRoute } from "../../../model/routes/route";
import { caughtWith, isDenied } from "../../../model/routes/separable";
import { answeredRoutes, grantedRoutes as grantedOf } from "../../../model/routes/written-routes";
import { didYouMean } from "../../findings/did-you-mean";
import { expected, type Finding, oneOf, type Path, quoted } from "../../findings/finding";
import {
  type ConsumerDraft,
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  type ProviderDraft,
  providersOf,
  usesOf,
} from "../../outline/draft";
import { complete, type DraftRoute, granted, listedRoutes, offeredRoutes } from "../../outline/draft-routes";

/** Routes that a consumer is to call are offered, and IAM can tell them from those that it is not to call. */
export function grantedRoutes(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const offered = complete(offeredRoutes(provider));
    if (offered === undefined) return [];
    return listsFor(file, provider).flatMap(({ path, listed, isOwnAccount }) => {
      const place = [...path, "routes"];
      const routes = listedRoutes(listed, place);
      return [
        ...notOffered(routes, offered, provider.name),
        ...inseparable(routes, offered, place, isOwnAccount),
      ];
    });
  });
}

/** The routes that are listed for one consumer of a provider. */
interface RouteList {
  readonly path: Path;
  readonly listed: readonly (string | undefined)[];
  /** True where roles of the provider's own account call as themselves. */
  readonly isOwnAccount: boolean;
}

function listsFor(file: DeploymentDraft, provider: Member<ProviderDraft>): readonly RouteList[] {
  const { account, service } = provider.value ?? {};
  const isOwn = (other: string | undefined) =>
    account !== undefined && other === account && service?.auth === "iam";
  return [
    ...consumersOf(file).flatMap((consumer) =>
      usesOf(consumer).flatMap(({ name, path, value }) => {
        if (name !== provider.name || value?.routes === undefined || "api" in value) return [];
        const isOwnAccount =
          isOwn(consumer.value?.account) && (value.allowRoles !== undefined || callsAsItself(consumer, name));
        return [{ path, listed: value.routes, isOwnAccount }];
      }),
    ),
    ...externalsOf(provider).flatMap(({ path, value }) => {
      if (value?.routes === undefined) return [];
      const isOwnAccount = isOwn(value.account) && value.callerRoleArns !== undefined;
      return [{ path, listed: value.routes, isOwnAccount }];
    }),
  ];
}

function callsAsItself({ value }: Member<ConsumerDraft>, use: string): boolean {
  return Object.values(value?.clients ?? {}).some(
    (client) => client?.uses === use && client.auth === "direct",
  );
}

function notOffered(
  routes: readonly DraftRoute[],
  offered: readonly WrittenRoute[],
  provider: string,
): readonly Finding[] {
  const keys = offered.map(routeKey);
  return routes.flatMap(({ path, route }) => {
    if (route === undefined || grantedOf([route], offered).length > 0) return [];
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
  written: readonly WrittenRoute[],
  path: Path,
  isOwnAccount: boolean,
): readonly Finding[] {
  if (complete(routes) === undefined) return [];
  const mine = granted(written, routes);
  const keys = new Set(mine.map(routeKey));
  const offered = answeredRoutes(written);
  return offered
    .filter((other) => !keys.has(routeKey(other)) && isDenied(other, mine, offered, isOwnAccount))
    .flatMap((other) => {
      const caught = caughtWith(other, mine, offered);
      if (caught === undefined) return [];
      const got = `${routeKey(caught)} without ${routeKey(other)}`;
      const advice = isOwnAccount
        ? " (in the API's own account: grant both, rename one, or let the clients assume a role)"
        : " (grant both, or rename one)";
      return [{ path, message: expected("routes that IAM can tell apart", got, advice) }];
    });
}
