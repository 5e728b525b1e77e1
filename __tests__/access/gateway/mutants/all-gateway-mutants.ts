import { droppedMutants } from "../../network/mutants/dropped-mutants";
import { everyStackMutants } from "../../network/mutants/every-stack-mutants";
import type { Mutant, Stacks } from "../../network/mutants/mutant";
import { openingMutants } from "../../network/mutants/opening-mutants";
import { ruleMutants } from "../../network/mutants/rule-mutants";
import { valueMutants } from "../../network/mutants/value-mutants";
import { keepWarmMutants } from "./keep-warm-mutants";
import { routeMutants } from "./route-mutants";
import { serviceMutants } from "./service-mutants";
import { wayMutants } from "./way-mutants";

const GENERATORS = [
  ruleMutants,
  openingMutants,
  everyStackMutants,
  routeMutants,
  wayMutants,
  serviceMutants,
  keepWarmMutants,
  droppedMutants,
  valueMutants,
];

/** Every mutant of the stacks of gateways and their services; those of one kind that come out the same once. */
export function allGatewayMutants(stacks: Stacks): readonly Mutant[] {
  const all = GENERATORS.flatMap((generate) => generate(stacks));
  return [...new Map(all.map((mutant) => [`${mutant.kind}: ${mutant.name}`, mutant])).values()];
}
