import type { Grant } from "../../../model/grant";
import type { Provider } from "../../../model/provider";
import { isPublic } from "../../../model/services/traits";

/** The place in the deployment file of a grant. */
export function grantPath({ stackId, service }: Provider, { consumer, isExternal }: Grant): string {
  if (isPublic(service)) return `providers.${stackId}.service`;
  return isExternal
    ? `providers.${stackId}.externalConsumers.${consumer}`
    : `consumers.${consumer}.uses.${stackId}`;
}
