import type { Consumer } from "../../model/consumer";
import { hasEntrance } from "../../model/services/traits";
import type { Endpoint } from "../evaluation/call";
import { sampleEntranceEndpointId } from "./sample-ids";
import type { SamplePlaces } from "./sample-places";

/** A consumer's endpoints at the entrances of APIs, by use. No policy is put on them: endpoint services of others take none. */
export function entranceEndpoints(
  { stackId, account, uses }: Consumer,
  places: SamplePlaces,
): Readonly<Record<string, Endpoint>> {
  return Object.fromEntries(
    uses.flatMap((use) => {
      if (!hasEntrance(use)) return [];
      const id = sampleEntranceEndpointId(places.consumer(stackId), places.part(stackId, "use", use.name));
      return [[use.name, { id, owner: stackId, account, policy: undefined }] as const];
    }),
  );
}
