import { wayWithinVpc } from "./way-within-vpc";
import type { World } from "./world";

/** A world for one call, in which every connection is followed by the same rules. */
export function openWorld(parts: Omit<World, "connect">): World {
  const world: World = { ...parts, connect: (from, to) => wayWithinVpc(world, from, to) };
  return world;
}
