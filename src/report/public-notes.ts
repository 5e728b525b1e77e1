import type { Deployment } from "../model/deployment";
import { isPublic } from "../model/provider";
import { routeKey } from "../model/routes/route";

/** What is open to everybody, a sentence each: nobody should find that out later. */
export function publicNotes({ providers }: Deployment): readonly string[] {
  return providers
    .filter(({ service }) => isPublic(service))
    .map(
      ({ stackId, service }) =>
        `${stackId}: ANYONE on the internet may call ${service.routes.map(routeKey).join(", ")}`,
    );
}
