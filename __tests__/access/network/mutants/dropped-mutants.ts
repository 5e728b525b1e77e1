import { type Mutant, mutant, placesOf, type Stacks } from "./mutant";

/** Every resource dropped, and every attribute of every resource. */
export function droppedMutants(stacks: Stacks): readonly Mutant[] {
  return placesOf(stacks).flatMap(({ path, attributes }) => [
    mutant(stacks, "resource dropped", path, undefined),
    ...Object.keys(attributes)
      .filter((name) => name !== "//")
      .map((name) => mutant(stacks, "attribute dropped", [...path, name], undefined)),
  ]);
}
