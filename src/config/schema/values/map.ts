import { z } from "zod";
import { didYouMean } from "../../findings/did-you-mean";
import { expected, oneOf, quoted } from "../../findings/finding";

/** A map with these keys and no others. */
export function map<S extends z.ZodRawShape>(
  shape: S,
  what = `a map with the keys ${Object.keys(shape).join(", ")}`,
) {
  return z.strictObject(shape, { error: refusal(Object.keys(shape), what) });
}

/** A map from names to values of one kind. */
export function namedMap<V extends z.ZodType>(name: z.ZodString, value: V, what: string) {
  return z.record(name, value, `a map from ${what}`);
}

/** A map under a key that may be missing, in which everything has a default. */
export function optionalMap<S extends z.ZodRawShape>(shape: S) {
  return map(shape).prefault({} as z.input<z.ZodObject<S, z.core.$strict>>);
}

/** The message about a value that is no such map; it has a line for each unknown key, as zod asks for one message. */
function refusal(keys: readonly string[], what: string) {
  return (issue: z.core.$ZodRawIssue): string => {
    if (issue.code !== "unrecognized_keys") return what;
    return issue.keys
      .map((key) => expected(oneOf("keys", keys), quoted(key), didYouMean(key, keys)))
      .join("\n");
  };
}
