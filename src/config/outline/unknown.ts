/*
 * In an outline, `undefined` is what is not known: the schema refused the value, or one that it depends on. What the file
 * leaves out is known, by its default.
 */

/** The value of a key, or its default where the map has none; unknown where the map is. */
export function defaulted<M extends object, K extends keyof M, D>(
  map: M | undefined,
  key: K,
  preset: D,
): M[K] | D | undefined {
  return map && (key in map ? map[key] : preset);
}

/** True if one value is true, false if each is false; unknown where only an unknown one could decide. */
export function anyOf(values: readonly (boolean | undefined)[]): boolean | undefined {
  return values.includes(true) || (values.includes(undefined) ? undefined : false);
}

/** The values of a list; unknown where one of them is. */
export function allOf<T>(values: readonly (T | undefined)[] | undefined): readonly T[] | undefined {
  return values?.includes(undefined) ? undefined : (values as readonly T[] | undefined);
}

/** The value of something that is known once a file has no problems. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the checks let ${what} pass, which is not known`);
  return value;
}
