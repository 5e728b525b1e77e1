import type { Consumer } from "../../model/consumer";
import { hasEntrance } from "../../model/services/traits";
import type { Endpoint } from "../evaluation/call";
import { sampleEntranceEndpointId } from "./sample-ids";

/** A consumer's endpoints at the entrances of APIs, by use. No policy is put on them: endpoint services of others take none. */
export function entranceEndpoints(
  { stackId, account, uses }: Consumer,
  index: number,
): Readonly<Record<string, Endpoint>> {
  return Object.fromEntries(
    uses.flatMap((use, i) => {
      if (!hasEntrance(use)) return [];
      const id = sampleEntranceEndpointId(index, i);
      return [[use.name, { id, owner: stackId, account, policy: undefined }] as const];
    }),
  );
}
