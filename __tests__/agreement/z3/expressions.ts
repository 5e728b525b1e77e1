/**
 * A regular expression as SMT-LIB writes it. It knows complements and intersections, and needs no escapes.
 */
export type Expression = string;

/** Separates the parts of a request, none of which has it. */
export const BAR = "|";

export function text(value: string): Expression {
  return `(str.to_re "${value.replaceAll('"', '""')}")`;
}

export function sequence(...parts: readonly Expression[]): Expression {
  return parts.length === 1 ? (parts[0] ?? "") : `(re.++ ${parts.join(" ")})`;
}

/** One of these; nothing where there are none. */
export function oneOf(choices: readonly Expression[]): Expression {
  if (choices.length === 0) return "re.none";
  return choices.length === 1 ? (choices[0] ?? "") : `(re.union ${choices.join(" ")})`;
}

export function allOf(parts: readonly Expression[]): Expression {
  return parts.length === 1 ? (parts[0] ?? "") : `(re.inter ${parts.join(" ")})`;
}

export function not(expression: Expression): Expression {
  return `(re.comp ${expression})`;
}

export function any(chars: Expression): Expression {
  return `(re.* ${chars})`;
}

export function some(chars: Expression): Expression {
  return `(re.+ ${chars})`;
}

export function times(count: number, chars: Expression): Expression {
  return `((_ re.^ ${count}) ${chars})`;
}

/** A character of any but these. */
export function but(chars: string): Expression {
  return allOf(["re.allchar", not(oneOf(chars.split("").map(text)))]);
}

export function range(first: string, last: string): Expression {
  return `(re.range "${first}" "${last}")`;
}

/** IAM's pattern, whose wildcards mean these characters. */
export function glob(pattern: string, chars = but(BAR)): Expression {
  const parts = pattern.split(/([*?])/).filter((part) => part !== "");
  const meant = parts.map((part) => (part === "*" ? any(chars) : part === "?" ? chars : text(part)));
  return meant.length === 0 ? text("") : sequence(...meant);
}
