import { z } from "zod";
import { oneOf } from "../../findings/finding";

const NOT_TWICE = "an entry that is not in the list already";

/** A text of a certain shape; `what` completes the sentence "expected ..., got ...". */
export function text(shape: RegExp, what: string) {
  return z.string(what).regex(shape, what);
}

/** One of a few words. */
export function word<const W extends readonly string[]>(what: string, words: W) {
  return z.enum(words, oneOf(what, words));
}

/** A whole number with its unit and range. */
export function whole(what: string, min: number, max: number) {
  const range = `a whole number of ${what} from ${min} to ${max}`;
  return z.int(range).min(min, range).max(max, range);
}

export function flag() {
  return z.boolean("true or false");
}

/** A list in which nothing stands twice. */
export function list<T extends z.ZodType<unknown, string>>(item: T, what: string, min = 1, max = Infinity) {
  const bounded = z.array(item, what).min(min, what);
  return (max === Infinity ? bounded : bounded.max(max, what))
    .superRefine((values: readonly unknown[], context) => {
      const seen = new Set<string>();
      for (const [i, value] of values.entries()) {
        const key = JSON.stringify(value);
        if (seen.has(key)) context.addIssue({ code: "custom", path: [i], message: NOT_TWICE });
        seen.add(key);
      }
    })
    .meta({ uniqueItems: true });
}
