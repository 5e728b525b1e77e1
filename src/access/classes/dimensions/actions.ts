import type { Claim } from "../claim";
import { caselessGlob, globPattern } from "../text/iam-patterns";
import { textClasses } from "../text/text-classes";
import { type Dimension, dimension, type Extent } from "./dimension";
import { ACTIONS } from "./shapes";

/**
 * The actions, whose names are compared without regard to case; a witness is spelled as documents spell it.
 */
export function actionDimension(claims: readonly Claim[], extent: Extent): Dimension {
  return dimension<string>(claims, extent, {
    what: "actions",
    valuesFor: (some) => {
      const named = some.map(({ statement }) => statement.actions.patterns);
      const classes = textClasses(
        named.map((patterns) => patterns.map(caselessGlob)),
        { within: [ACTIONS], preferring: named.flat().map(globPattern), limit: extent.limit },
      );
      return classes?.map(({ witness }) => witness);
    },
    partOf: (action) => ({ action }),
    holds: ({ statement }, action) => statement.actions.include(action),
  });
}
