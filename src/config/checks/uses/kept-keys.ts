import type { Route } from "../../../model/routes/route";
import { routeKey } from "../../../model/routes/route";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { KeyOutline } from "../../outline/consumer/key";
import type { DeploymentOutline } from "../../outline/deployment";

/** Keys are used for longer than those before them are accepted, and a rotation has a route to try a new one on. */
export function keptKeys({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap(({ uses, clients }) =>
    [...uses, ...clients.flatMap(({ doorCallers }) => doorCallers)].flatMap(({ key, granted }) =>
      key ? [...shortLived(key), ...untried(key, granted)] : [],
    ),
  );
}

const MINUTES_A_DAY = 24 * 60;

function shortLived({ path, rotateEveryDays, graceMinutes }: KeyOutline): readonly Finding[] {
  if (rotateEveryDays === undefined || graceMinutes === undefined) return [];
  const used = rotateEveryDays * MINUTES_A_DAY;
  if (graceMinutes < used) return [];
  const wanted = `less than the ${used} minutes from one rotation to the next (rotateEveryDays: ${rotateEveryDays})`;
  return [unexpected([...path, "graceMinutes"], wanted, String(graceMinutes))];
}

function untried(
  { path, testRoute, writtenTestRoute, asksForTestRoute }: KeyOutline,
  granted: readonly Route[] | undefined,
): readonly Finding[] {
  if (granted === undefined) return [];
  const place = [...path, "testRoute"];
  const routes = granted.map(routeKey);
  if (asksForTestRoute) {
    const wanted = `${oneOf("routes", routes)} that a rotation may call with the new key, as none of them is a GET, HEAD or OPTIONS`;
    return [unexpectedKey(place, wanted, "nothing")];
  }
  if (writtenTestRoute === undefined || testRoute) return [];
  return [
    unexpected(
      place,
      oneOf("routes", routes),
      quoted(writtenTestRoute),
      didYouMean(writtenTestRoute, routes),
    ),
  ];
}
