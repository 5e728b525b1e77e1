import { routeKey } from "../../../model/routes/route";
import { caughtWith, isDenied } from "../../../model/routes/separable";
import { grantedRoutes as grantedOf } from "../../../model/routes/written-routes";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, type Path, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GrantOutline } from "../../outline/provider/grant";
import type { ProviderOutline } from "../../outline/provider/provider";

/** Routes that a consumer is to call are offered, and IAM can tell them from those that it is not to call. */
export function grantedRoutes({ providers }: DeploymentOutline): readonly Finding[] {
  return providers.flatMap((provider) =>
    listsFor(provider).flatMap((list) => [...notOffered(list, provider), ...inseparable(list, provider)]),
  );
}

/** The routes that are listed for one consumer of a provider. */
interface RouteList extends GrantOutline {
  readonly path: Path;
  /** True where roles of the provider's own account call as themselves. */
  readonly isOwnAccount: boolean;
}

function listsFor({ account, service, users, externals }: ProviderOutline): readonly RouteList[] {
  const isOwn = (other: string | undefined) => account && other === account && service.auth === "iam";
  return [
    ...users.map(({ consumer, use }) => {
      const callsItself = use.value?.allowRoles || use.callers.some(({ auth }) => auth === "direct");
      return { ...use, isOwnAccount: Boolean(isOwn(consumer.account) && callsItself) };
    }),
    ...externals.map((external) => {
      const { account, callerRoleArns } = external.value ?? {};
      return { ...external, isOwnAccount: Boolean(isOwn(account) && callerRoleArns) };
    }),
  ];
}

function notOffered({ listed = [] }: RouteList, { name, offered }: ProviderOutline): readonly Finding[] {
  if (offered === undefined) return [];
  const keys = offered.map(routeKey);
  return listed.flatMap(({ path, route }) => {
    if (route === undefined || grantedOf([route], offered).length > 0) return [];
    const key = routeKey(route);
    return [unexpected(path, oneOf(`routes of ${name}`, keys), quoted(key), didYouMean(key, keys))];
  });
}

/**
 * What a granted pattern covers beyond the grant is closed by a Deny on the pattern of the route that was not
 * granted. Where that pattern in turn covers a granted route, no policy can say what is meant.
 */
function inseparable(
  { path, listed, granted, isOwnAccount }: RouteList,
  { answered = [] }: ProviderOutline,
): readonly Finding[] {
  if (listed === undefined || granted === undefined) return [];
  const keys = new Set(granted.map(routeKey));
  const advice = isOwnAccount
    ? " (in the API's own account: grant both, rename one, or let the clients assume a role)"
    : " (grant both, or rename one)";
  return answered
    .filter((other) => !keys.has(routeKey(other)) && isDenied(other, granted, answered, isOwnAccount))
    .flatMap((other) => {
      const caught = caughtWith(other, granted, answered);
      if (caught === undefined) return [];
      const got = `${routeKey(caught)} without ${routeKey(other)}`;
      return [unexpected([...path, "routes"], "routes that IAM can tell apart", got, advice)];
    });
}
