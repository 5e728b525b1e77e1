import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import type { ServiceUseOutline } from "../../outline/gateway/service-use";

/** A gateway leads to endpoint services, of the file or described by their facts. */
export function gatewayUses(
  { providers, consumers }: GatewayOutline,
  apis: DeploymentOutline,
): readonly Finding[] {
  const names = providers.map(({ name }) => name);
  return consumers.flatMap(({ uses }) =>
    uses.flatMap((use) => missed(use, names, apis.providerNames ?? new Set())),
  );
}

function missed(
  { kind, name, path, provider }: ServiceUseOutline,
  names: readonly string[],
  all: ReadonlySet<string>,
): readonly Finding[] {
  if (kind !== "linked" || provider !== undefined) return [];
  const wanted =
    names.length > 0 ? oneOf("endpoint services", names) : "an endpoint service, as this file has none";
  if (all.has(name)) return [unexpectedKey(path, wanted, `${quoted(name)}, which offers an API`)];
  return [unexpectedKey(path, wanted, quoted(name), didYouMean(name, names))];
}
