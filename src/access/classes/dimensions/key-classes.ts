import type { Test } from "../../evaluation/policy/condition";
import { textClasses } from "../text/text-classes";
import { addressClasses } from "./address-classes";
import { comparedPatterns } from "./compared-patterns";
import { usualValues } from "./shapes";

/**
 * A value of each class of one condition key's values, and first that the key is absent. Undefined where
 * there are too many to list.
 * @param tests all that is asked about the key
 */
export function keyClasses(
  name: string,
  tests: readonly Pick<Test, "comparison" | "wanted">[],
  limit?: number,
): readonly (string | undefined)[] | undefined {
  const comparisons = new Set(tests.map(({ comparison }) => comparison));
  comparisons.delete("presence");
  if (comparisons.has("address")) {
    if (comparisons.size > 1)
      throw new Error(`condition key ${name} as an address and as a text is not understood`);
    return [undefined, ...addressClasses(tests.flatMap(({ wanted }) => wanted))];
  }
  if (comparisons.size === 1 && comparisons.has("boolean")) return [undefined, "true", "false"];
  const groups = tests.flatMap(({ comparison, wanted }) => {
    const patterns = comparedPatterns(comparison, wanted);
    return patterns ? [patterns] : [];
  });
  const classes = textClasses(groups, { preferring: usualValues(name), limit });
  return classes && [undefined, ...classes.map(({ witness }) => witness)];
}
