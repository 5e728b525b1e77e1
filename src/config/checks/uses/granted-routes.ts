import { routeKey } from "../../../model/routes/route";
import { caughtWith, isDenied } from "../../../model/routes/separable";
import { grantedRoutes as grantedOf } from "../../../model/routes/written-routes";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GranteeOutline, ProviderOutline } from "../../outline/provider/provider";

/** Routes that a consumer is to call are offered, and IAM can tell them from those that it is not to call. */
export function grantedRoutes({ providers }: DeploymentOutline): readonly Finding[] {
  return providers.flatMap((provider) =>
    provider.grantees.flatMap((one) => [...notOffered(one, provider), ...inseparable(one, provider)]),
  );
}

function notOffered({ listed = [] }: GranteeOutline, { name, offered }: ProviderOutline): readonly Finding[] {
  if (offered === undefined) return [];
  const keys = offered.map(routeKey);
  return listed.flatMap(({ path, route }) => {
    if (route === undefined || grantedOf([route], offered).length > 0) return [];
    const key = routeKey(route);
    return [unexpected(path, oneOf(`routes of ${name}`, keys), quoted(key), didYouMean(key, keys))];
  });
}

/**
 * A granted pattern may cover routes that were not granted; a Deny on the pattern of each of these closes it. Where that
 * pattern in turn covers a granted route, no policy can say what is meant.
 */
function inseparable(
  { path, listed, granted, isOwnAccount }: GranteeOutline,
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
