import type { Auth } from "../../../model/provider";
import { routeKey } from "../../../model/routes/route";
import { type Finding, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GranteeOutline } from "../../outline/provider/provider";

/** A policy knows callers that do not sign by their endpoint alone: consumers that share one have the same routes. */
export function sharedEndpoints({ providers }: DeploymentOutline): readonly Finding[] {
  return providers
    .filter(
      ({ service }) => service.isReachedByEndpoint && service.auth !== undefined && service.auth !== "iam",
    )
    .flatMap(({ service, grantees }) => differing(grantees, service.auth));
}

function differing(grantees: readonly GranteeOutline[], auth: Auth | undefined): readonly Finding[] {
  const firstBehind = new Map<string, { readonly name: string; readonly got: string }>();
  return grantees.flatMap(({ consumer: { name }, path, endpointIds, listed, granted }) => {
    const got = granted?.map(routeKey).join(", ");
    if (got === undefined) return [];
    return endpointIds.flatMap((id) => {
      const first = firstBehind.get(id) ?? { name, got };
      firstBehind.set(id, first);
      if (first.got === got) return [];
      const wanted = `the routes of ${first.name} (${first.got}), as both come through ${id} and with auth: ${auth} the API's policy tells them apart by nothing else`;
      return [unexpectedKey(listed ? [...path, "routes"] : path, wanted, got)];
    });
  });
}
