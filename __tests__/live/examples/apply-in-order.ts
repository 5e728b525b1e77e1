import type { ExampleFile } from "./example-file";
import type { Replacements } from "./live-file";

/** Applies the stacks of files that stand for themselves, as their synthesis says. */
export async function applyInOrder(files: readonly ExampleFile[], replacements: Replacements): Promise<void> {
  for (const file of files) {
    for (const group of await file.synthesize(replacements))
      await Promise.all(group.map((stackId) => file.apply(stackId)));
  }
}
