import type { Deployment } from "../model/deployment";
import { routeKey } from "../model/routes/route";
import { isPublic } from "../model/services/traits";

/** The public routes, a sentence per provider. */
export function publicNotes({ providers }: Deployment): readonly string[] {
  return providers
    .filter(({ service }) => isPublic(service))
    .map(
      ({ stackId, service }) =>
        `${stackId}: ANYONE on the internet may call ${service.routes.map(routeKey).join(", ")}`,
    );
}
