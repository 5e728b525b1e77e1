import { didYouMean } from "../../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpectedKey } from "../../../findings/finding";
import type { DeploymentOutline } from "../../../outline/deployment";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceUseOutline } from "../../../outline/gateway/service-use";

/** A gateway leads to endpoint services, of the file or described by their facts, never to both under one name. */
export function gatewayUses(
  { providers, consumers }: GatewayOutline,
  { providers: apis, providerNames }: DeploymentOutline,
): readonly Finding[] {
  const names = providers.map(({ name }) => name);
  // A provider whose type was refused may offer anything.
  const unclear = new Set(apis.flatMap(({ name, service }) => (service.type === undefined ? name : [])));
  return consumers.flatMap(({ uses }) =>
    uses.flatMap((use) => [
      ...(providerNames && !unclear.has(use.name) ? missed(use, names, providerNames) : []),
      ...ofApi(use),
    ]),
  );
}

function missed(
  { kind, name, path, provider }: ServiceUseOutline,
  names: readonly string[],
  all: ReadonlySet<string>,
): readonly Finding[] {
  if (kind === "described" && all.has(name)) {
    const advice = " (or drop endpointService, to use that one)";
    return [unexpectedKey(path, "a name that no provider of this file has", quoted(name), advice)];
  }
  if (kind !== "linked" || provider !== undefined) return [];
  const wanted =
    names.length > 0 ? oneOf("endpoint services", names) : "an endpoint service, as this file has none";
  if (all.has(name)) return [unexpectedKey(path, wanted, `${quoted(name)}, which offers an API`)];
  return [unexpectedKey(path, wanted, quoted(name), didYouMean(name, names))];
}

function ofApi({ path, value }: ServiceUseOutline): readonly Finding[] {
  if (value === undefined || !("api" in value)) return [];
  const wanted = "endpointService, as an http-gateway leads to endpoint services";
  return [unexpectedKey([...path, "api"], wanted, "an API (give its clients a consumer of their own)")];
}
