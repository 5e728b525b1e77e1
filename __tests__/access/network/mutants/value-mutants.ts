import { isList, type Json } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, placesOf, type Stacks } from "./mutant";

/** Every single value of every resource replaced by another one of its kind. */
export function valueMutants(stacks: Stacks): readonly Mutant[] {
  return placesOf(stacks).flatMap(({ path, attributes }) =>
    Object.entries(attributes)
      .filter(([name]) => name !== "//")
      .flatMap(([name, value]) =>
        replacements(value).map(([within, other]) =>
          mutant(stacks, "value replaced", [...path, name], other, within),
        ),
      ),
  );
}

type Replacement = readonly [within: readonly string[], value: Json];

/** The value with one of the values in it replaced, for each of them. */
function replacements(value: Json): readonly Replacement[] {
  if (typeof value === "string") return [[[], "other"]];
  if (typeof value === "number") return [[[], value + 1]];
  if (typeof value === "boolean") return [[[], !value]];
  if (value === null) return [];
  if (isList(value))
    return value.flatMap((one, i) =>
      replacements(one).map(([within, other]): Replacement => [[String(i), ...within], value.with(i, other)]),
    );
  return Object.entries(value).flatMap(([key, one]) =>
    replacements(one).map(([within, other]): Replacement => [[key, ...within], { ...value, [key]: other }]),
  );
}
