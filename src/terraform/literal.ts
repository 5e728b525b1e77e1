/**
 * A text that Terraform takes as it is written: its own `${...}` and `%{...}` are escaped.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(/[$%]\{/g, (start) => start.charAt(0) + start);
}

/** A value whose every text, keys of maps included, Terraform takes as it is written. */
export function literals<T>(value: T): T {
  return literalOf(value) as T;
}

function literalOf(value: unknown): unknown {
  if (typeof value === "string") return literal(value);
  if (Array.isArray(value)) return value.map(literalOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [literal(key), literalOf(one)]));
}
