import { routeKey, type WrittenRoute } from "../../../model/routes/route";
import { answeredRoutes } from "../../../model/routes/written-routes";
import { expected, type Finding, type Path } from "../../findings/finding";
import {
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  named,
  type ProviderDraft,
  providersOf,
} from "../../outline/draft";
import { complete, granted, listedRoutes, offeredRoutes } from "../../outline/draft-routes";

/** Without authorization a caller is known by its endpoint alone: consumers that share one have the same routes. */
export function sharedEndpoints(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file)
    .filter(({ value }) => value?.service?.type === "private-rest-api" && value.service.auth === "none")
    .flatMap((provider) => {
      const offered = complete(offeredRoutes(provider));
      return offered ? differing(consumersBehindEndpoints(file, provider), offered) : [];
    });
}

/** A consumer with the endpoints that the file names. */
interface Behind {
  readonly name: string;
  readonly path: Path;
  readonly endpointIds: readonly (string | undefined)[];
  /** What of a provider it uses. */
  readonly use: { readonly routes?: readonly (string | undefined)[] };
}

function consumersBehindEndpoints(file: DeploymentDraft, provider: Member<ProviderDraft>): readonly Behind[] {
  return [
    ...consumersOf(file).flatMap(({ name, path, value }) => {
      const use = named(value?.uses, provider.name);
      const existing = value?.endpoints?.executeApi?.existing;
      if (use === undefined || "api" in use || existing === undefined) return [];
      return [{ name, path: [...path, "uses", provider.name], endpointIds: [existing], use }];
    }),
    ...externalsOf(provider).flatMap(({ name, path, value }) =>
      value?.endpointIds ? [{ name, path, endpointIds: value.endpointIds, use: value }] : [],
    ),
  ];
}

function differing(consumers: readonly Behind[], offered: readonly WrittenRoute[]): readonly Finding[] {
  const firstBehind = new Map<string, { readonly name: string; readonly routes: string }>();
  return consumers.flatMap(({ name, path, endpointIds, use }) => {
    const routes = routesOf(use, offered);
    if (routes === undefined) return [];
    return endpointIds.flatMap((id) => {
      const first = id === undefined ? undefined : firstBehind.get(id);
      if (id !== undefined && first === undefined) firstBehind.set(id, { name, routes });
      if (first === undefined || first.routes === routes) return [];
      const message = expected(
        `the routes of ${first.name} (${first.routes}), as both come through ${id} and with auth: none nothing else tells them apart`,
        routes,
      );
      const place: Path = "routes" in use ? [...path, "routes"] : path;
      return [{ path: place, message, at: "key" as const }];
    });
  });
}

/** Spelled out in the order of the offer; undefined where the file does not say clearly. */
function routesOf(use: Behind["use"], offered: readonly WrittenRoute[]): string | undefined {
  if (!("routes" in use)) return answeredRoutes(offered).map(routeKey).join(", ");
  const listed = listedRoutes(use.routes ?? [undefined], []);
  return complete(listed) && granted(offered, listed).map(routeKey).join(", ");
}
