import { expected, type Finding, type Path, quoted } from "../../findings/finding";
import { valuesAt } from "../../outline/draft";

/** A key that is needless, or missing, in a part of the file such as a party or a use. */
export interface KeyRule<P> extends Showing<P> {
  /** Keys from the part down to this one; the empty text is the part itself. */
  readonly key: string;
  readonly mistake: "needless" | "missing";
  /** True where it is; unknown where the file does not say clearly. */
  readonly when: (part: P) => boolean | undefined;
  /** Completes "expected ...", or is all that is said. */
  readonly says: Words<P> | { readonly message: string };
}

type Words<P> = string | ((part: P) => string);

interface Showing<P> {
  /** Completes "got ...". @default the value, or `nothing`; where the value was refused, the rule is passed over */
  readonly got?: Words<P>;
  /** The end of the message: what to do, where that is not obvious. */
  readonly advice?: string;
  /** The part to point at. @default "value" */
  readonly at?: "key";
}

type Part = { readonly path: Path; readonly value?: object };

function rule(mistake: KeyRule<unknown>["mistake"]) {
  return <P>(key: string, when: KeyRule<P>["when"], says: KeyRule<P>["says"], more?: Showing<P>) =>
    ({ mistake, key, when, says, ...more }) satisfies KeyRule<P>;
}

/** Refuses a key where it does nothing. */
export const needless = rule("needless");
/** Asks for a key in a map that is there without it. */
export const missing = rule("missing");

/** The rules that a part of the file breaks. */
export function brokenRules<P extends Part>(part: P, rules: readonly KeyRule<P>[]): readonly Finding[] {
  const worded = (words: Words<P>) => (typeof words === "string" ? words : words(part));
  return rules.flatMap(({ key, mistake, when, says, got, advice, at }) => {
    const keys = key === "" ? [] : key.split(".");
    const [found] = valuesAt(part.value, keys);
    const [map] = valuesAt(part.value, keys.slice(0, -1));
    const isMistake = mistake === "needless" ? found : map?.value && !found;
    if (!isMistake || !when(part)) return [];
    const path = [...part.path, ...keys];
    if (typeof says === "object") return [{ path, message: says.message, at }];
    const shown = got ?? (found ? textOf(found.value) : "nothing");
    return shown === undefined ? [] : [{ path, message: expected(worded(says), worded(shown), advice), at }];
  });
}

/** A value in a message; undefined for one that was refused. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return Object.keys(value).join(" and ") || "an empty map";
  return value === undefined ? undefined : String(value);
}
