/**
 * A text without Terraform templates: its `${...}` and `%{...}` are escaped.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(/[$%]\{/g, (start) => start.charAt(0) + start);
}

/** A value with every text escaped, keys of maps included. */
export function literals<T>(value: T): T {
  return literalOf(value) as T;
}

function literalOf(value: unknown): unknown {
  if (typeof value === "string") return literal(value);
  if (Array.isArray(value)) return value.map(literalOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [literal(key), literalOf(one)]));
}
