import { type Matrix, matrices } from "../access/declared/matrix";
import { assumptions } from "../access/proof/assumptions";
import { type AccessProof, examine } from "../access/prove";
import type { World } from "../access/world/world";

/** Everything that is printed about access to a deployment's services. */
export interface AccessReport {
  readonly matrices: readonly Matrix[];
  readonly proof: AccessProof;
  readonly assumptions: readonly string[];
}

export function accessReport(world: World): AccessReport {
  return { matrices: matrices(world), proof: examine(world), assumptions: assumptions(world) };
}
