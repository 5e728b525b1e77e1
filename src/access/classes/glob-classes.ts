import { globPattern } from "./text/iam-patterns";
import { type TextOptions, textClasses } from "./text/text-classes";

/** Texts that no pattern of a list tells apart. */
interface GlobClass {
  /** A shortest text of the class. */
  readonly witness: string;
  /** The patterns that match its texts, by their place in the list, in rising order. */
  readonly matches: readonly number[];
}

/**
 * The classes that IAM's patterns cut texts into. Undefined where there are too many to list.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function classesOf(
  globs: readonly string[],
  options: TextOptions = {},
): readonly GlobClass[] | undefined {
  const classes = textClasses(
    globs.map((glob) => [globPattern(glob)]),
    options,
  );
  return classes?.map(({ witness, groups }) => ({ witness, matches: groups }));
}
