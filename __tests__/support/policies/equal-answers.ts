import { providerRequests } from "../../../src/access/proof/provider/provider-requests";
import { verdicts } from "../../../src/access/proof/provider/provider-verdicts";
import type { ProviderWorld, World } from "../../../src/access/world/world";

/**
 * The classes of requests, of both worlds together, that a provider's documents answer otherwise in the other world: none
 * where a change of a document changes nothing.
 */
export function answeredOtherwise(one: World, other: World): readonly string[] {
  return one.providers.flatMap((provider, i) => {
    const changed = other.providers[i];
    return changed === undefined || changed === provider ? [] : differing(provider, changed);
  });
}

function differing(one: ProviderWorld, other: ProviderWorld): readonly string[] {
  const policies = [one, other].map(({ api, documents }) => api.resourcePolicy ?? documents.resourcePolicy);
  const requests = providerRequests(one, policies);
  const [before, after] = policies.map((policy) => verdicts(one, requests, policy));
  return requests.callers.flatMap((caller, c) =>
    requests.ways.flatMap((way, w) =>
      requests.targets.flatMap(({ method, path, answered, isNormal }, t) =>
        // The API itself refuses what it has no stage or route for.
        (answered === undefined && isNormal) || before?.(c)(w)(t) === after?.(c)(w)(t)
          ? []
          : `${method} ${path} by ${caller?.arn} through ${way?.id}`,
      ),
    ),
  );
}
