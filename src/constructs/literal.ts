/**
 * A text that Terraform takes as it is written: its own `${...}` and `%{...}` are escaped.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(/[$%]\{/g, (start) => start.charAt(0) + start);
}
