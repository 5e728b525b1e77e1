import { hasWildcard } from "../../../model/aws/wildcard";
import { keyClasses } from "../../classes/dimensions/key-classes";
import type { RequestContext } from "../../evaluation/policy/context";
import type { UnderstoodStatement } from "../../evaluation/policy/understood-statement";

/**
 * A context of each class that statements can tell apart by some condition keys: each key is absent, or has a value of each class that
 * their tests and the deployment's own values make.
 * @param meant the values that the deployment means, by key, wildcards and all
 */
export function contextClasses(
  statements: readonly UnderstoodStatement[],
  meant: Readonly<Record<string, readonly string[]>>,
): readonly RequestContext[] {
  return Object.entries(meant).reduce<readonly RequestContext[]>(
    (contexts, [key, values]) => {
      const asked = statements.flatMap(({ tests }) =>
        tests.filter((test) => test.key.name === key.toLowerCase()),
      );
      const own = values.map((value) => ({
        comparison: hasWildcard(value) ? ("glob" as const) : ("text" as const),
        wanted: [value],
      }));
      const classes = keyClasses(key, [...asked, ...own]) ?? [undefined, ...values];
      return contexts.flatMap((context) =>
        classes.map((value) => (value === undefined ? context : { ...context, [key]: value })),
      );
    },
    [{}],
  );
}
