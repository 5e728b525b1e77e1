import { type AccessDiff, isUnchanged, withDirection } from "../access-diff";

/** A comparison for machines; `docs/review.md` describes the shape. */
export function diffJson(diff: AccessDiff): string {
  const { before, after, changes, documents, facts, plans, classes } = diff;
  const value = {
    ...{ before, after, unchanged: isUnchanged(diff), classes },
    newlyAllowed: withDirection(changes, "newly allowed"),
    newlyRefused: withDirection(changes, "newly refused"),
    ...{ policies: documents, facts, plans },
  };
  return JSON.stringify(value, null, 2);
}
