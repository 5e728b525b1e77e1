import { routeKey } from "../../../model/routes/route";
import { grantedRoutes as grantedOf } from "../../../model/routes/written-routes";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected } from "../../findings/finding";
import type { ClientOutline } from "../../outline/consumer/client";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GrantOutline } from "../../outline/provider/grant";
import type { GranteeOutline, ProviderOutline } from "../../outline/provider/provider";
import { inseparableRoutes } from "./inseparable-routes";

/**
 * Routes that a consumer, or a caller of its front door, is to call are offered, and IAM can tell them from those that it is
 * not to call.
 */
export function grantedRoutes({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  return [
    ...providers.flatMap((provider) =>
      provider.grantees.flatMap((one) => [...notOffered(one, provider), ...inseparable(one, provider)]),
    ),
    ...consumers.flatMap(({ clients }) => clients.flatMap(ofDoor)),
  ];
}

/** The door's own policies deny each caller whatever it was not granted. */
function ofDoor({ use, doorCallers }: ClientOutline): readonly Finding[] {
  if (use === undefined) return [];
  const door = { name: use.name, offered: use.written, answered: use.granted, service: use.service };
  return doorCallers.flatMap((caller) => [
    ...notOffered(caller, door),
    ...inseparable({ ...caller, isOwnAccount: false }, door),
  ]);
}

type Offer = Pick<ProviderOutline, "name" | "offered" | "answered" | "service">;

function notOffered({ listed = [] }: GrantOutline, { name, offered }: Offer): readonly Finding[] {
  if (offered === undefined) return [];
  const keys = offered.map(routeKey);
  return listed.flatMap(({ path, route }) => {
    if (route === undefined || grantedOf([route], offered).length > 0) return [];
    const key = routeKey(route);
    return [unexpected(path, oneOf(`routes of ${name}`, keys), quoted(key), didYouMean(key, keys))];
  });
}

function inseparable(
  grant: Pick<GranteeOutline, "path" | "isOwnAccount"> & GrantOutline,
  { answered = [], service }: Offer,
): readonly Finding[] {
  return inseparableRoutes(grant, answered, {
    // An authorizer's answer names every route.
    deniesOthers: grant.isOwnAccount || service.auth === "api-key" || service.auth === "certificate",
    advice: !grant.isOwnAccount
      ? " (grant both, or rename one)"
      : service.hasEntrance
        ? " (in the API's own account: grant both, or rename one)"
        : " (in the API's own account: grant both, rename one, or let the clients assume a role)",
  });
}
