import type { World } from "../world/world";
import { proveConsumer } from "./consumer-proof";
import { joined, type ProofPart } from "./part";
import { proveAccessRoles } from "./provider/access-role-proof";
import { proveProvider } from "./provider/provider-proof";
import { statesOf } from "./provider/states";

/**
 * Decides every class of requests, by each party's own documents: those of all others are taken to allow everything. So no
 * request is answered but those that the deployment intends, whatever others allow; that these are answered, with everybody's
 * documents as they are, the declared calls show.
 */
export function proveClasses(world: World): ProofPart {
  return joined([
    ...world.providers.flatMap((provider) => [
      proveProvider(provider, statesOf(provider)),
      proveAccessRoles(provider),
    ]),
    ...world.consumers.map(proveConsumer),
  ]);
}
