import { apiMutants } from "./api-mutants";
import { clientMutants } from "./client-mutants";
import { doorMutants } from "./doors/door-mutants";
import { linkPartMutants } from "./doors/link-part-mutants";
import { pinnedMutants } from "./doors/pinned-mutants";
import { droppedMutants } from "./dropped-mutants";
import { endpointMutants } from "./endpoint-mutants";
import { entranceMutants } from "./entrance-mutants";
import { everyStackMutants } from "./every-stack-mutants";
import { authorizerMutants } from "./keys/authorizer-mutants";
import { parameterMutants } from "./keys/parameter-mutants";
import { rotationMutants } from "./keys/rotation-mutants";
import { secretMutants } from "./keys/secret-mutants";
import { linkMutants } from "./link-mutants";
import type { Mutant, Stacks } from "./mutant";
import { openingMutants } from "./opening-mutants";
import { ruleMutants } from "./rule-mutants";
import { valueMutants } from "./value-mutants";

const GENERATORS = [
  ruleMutants,
  endpointMutants,
  openingMutants,
  clientMutants,
  apiMutants,
  everyStackMutants,
  linkMutants,
  authorizerMutants,
  parameterMutants,
  rotationMutants,
  secretMutants,
  doorMutants,
  entranceMutants,
  linkPartMutants,
  pinnedMutants,
  droppedMutants,
  valueMutants,
];

/** Every mutant of a deployment's stacks; those of one kind that come out the same once, and none that changes nothing. */
export function allMutants(stacks: Stacks): readonly Mutant[] {
  const all = GENERATORS.flatMap((generate) => generate(stacks)).filter((one) => one.stacks !== stacks);
  return [...new Map(all.map((mutant) => [`${mutant.kind}: ${mutant.name}`, mutant])).values()];
}
