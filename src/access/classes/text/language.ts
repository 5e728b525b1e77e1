/** A set of texts: a regular expression as data. */
export type Language =
  | { readonly kind: "one" /** The characters that it may be. */; readonly of: string }
  | { readonly kind: "but" /** The characters that it may not be. */; readonly not: string }
  | { readonly kind: "sequence" | "union"; readonly parts: readonly Language[] }
  | { readonly kind: "repeat"; readonly part: Language };

/** One character of these. */
export const oneOf = (of: string): Language => ({ kind: "one", of });

/** One character that is none of these. */
export const butNot = (not: string): Language => ({ kind: "but", not });

export const sequence = (...parts: readonly Language[]): Language => ({ kind: "sequence", parts });

export const union = (...parts: readonly Language[]): Language => ({ kind: "union", parts });

/** Any number of times, none included. */
export const repeat = (part: Language): Language => ({ kind: "repeat", part });

export const EMPTY = sequence();
export const ANY_TEXT = repeat(butNot(""));

/** Exactly this text. */
export const literal = (text: string): Language => sequence(...text.split("").map(oneOf));

/**
 * The texts that a pattern of IAM's matches: `*` is any text, `?` any character.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 */
export function glob(pattern: string): Language {
  return sequence(
    ...pattern
      .split("")
      .map((character) => (character === "*" ? ANY_TEXT : character === "?" ? butNot("") : oneOf(character))),
  );
}

/** One of these texts: those that begin alike are followed together. */
export function oneOfTexts(texts: readonly string[]): Language {
  const byFirst = new Map<string, string[]>();
  for (const text of new Set(texts)) {
    const rests = byFirst.get(text.charAt(0));
    if (rests) rests.push(text.slice(1));
    else byFirst.set(text.charAt(0), [text.slice(1)]);
  }
  return union(
    ...[...byFirst].map(([first, rests]) =>
      first === "" ? EMPTY : sequence(oneOf(first), oneOfTexts(rests)),
    ),
  );
}
