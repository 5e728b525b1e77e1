import type { Machine } from "../machines/machine";

/** A port of the gateway's own at the end of a way, in the form of a machine: it always runs. */
export function ownEnd(id: string, listensOn: number, localPort: number): Machine {
  return { id, listensOn, localPort, hold: () => () => {}, accepts: async () => true };
}
