import { routeKey } from "../../../model/routes/route";
import { type Finding, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { ProviderOutline } from "../../outline/provider/provider";

/** Without authorization a caller is known by its endpoint alone: consumers that share one have the same routes. */
export function sharedEndpoints({ providers }: DeploymentOutline): readonly Finding[] {
  return providers
    .filter(({ service }) => service.isPrivate && service.auth === "none")
    .flatMap((provider) => differing(behindEndpoints(provider)));
}

/** The consumers behind each endpoint that the file names. */
function behindEndpoints({ users, externals }: ProviderOutline) {
  return [
    ...users.map(({ consumer: { name, value }, use }) => ({
      ...use,
      name,
      endpointIds: [value?.endpoints?.executeApi?.existing],
    })),
    ...externals.map((external) => ({ ...external, endpointIds: external.value?.endpointIds ?? [] })),
  ].flatMap((one) =>
    one.endpointIds.flatMap((id) => (id && one.granted ? { ...one, id, routes: one.granted } : [])),
  );
}

function differing(consumers: ReturnType<typeof behindEndpoints>): readonly Finding[] {
  const firstBehind = new Map<string, { readonly name: string; readonly got: string }>();
  return consumers.flatMap(({ name, path, id, listed, routes }) => {
    const got = routes.map(routeKey).join(", ");
    const first = firstBehind.get(id) ?? { name, got };
    firstBehind.set(id, first);
    if (first.got === got) return [];
    const wanted = `the routes of ${first.name} (${first.got}), as both come through ${id} and with auth: none nothing else tells them apart`;
    return [unexpectedKey(listed ? [...path, "routes"] : path, wanted, got)];
  });
}
