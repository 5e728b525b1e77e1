import { allHold, type Test } from "../../evaluation/policy/condition";
import type { Claim } from "../claim";
import { type Dimension, dimension, type Extent } from "./dimension";
import { keyClasses } from "./key-classes";
import { isOfPrincipal } from "./principals";

/** A dimension for each condition key that claims ask about, but for those that say who calls. */
export function keyDimensions(claims: readonly Claim[], extent: Extent): readonly Dimension[] {
  const tests = claims.flatMap(({ statement }) => statement.tests);
  const spelled = new Map(tests.map(({ key }) => [key.name, key.spelled]));
  return [...spelled]
    .filter(([name]) => !isOfPrincipal(name))
    .map(([name, key]) =>
      dimension<string | undefined>(claims, extent, {
        what: key,
        valuesFor: (some) => keyClasses(name, testsOn(name, some), extent.limit),
        partOf: (value) => (value === undefined ? {} : { context: { [key]: value } }),
        holds: (claim, value) => allHold(testsOn(name, [claim]), { [key]: value }),
      }),
    );
}

function testsOn(name: string, claims: readonly Claim[]): readonly Test[] {
  return claims.flatMap(({ statement }) => statement.tests.filter(({ key }) => key.name === name));
}
