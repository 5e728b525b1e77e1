/**
 * A text without Terraform templates of its own: its `${...}` and `%{...}` are escaped, references to Terraform values stay.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(/[$%]\{(?!TfToken\[)/g, (start) => start.charAt(0) + start);
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
