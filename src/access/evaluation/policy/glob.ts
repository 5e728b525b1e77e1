import { hasWildcard, matchesWildcard } from "../../../model/aws/wildcard";

/** A test of a text: whether it is one of those that a list means. */
export type Matcher = (text: string) => boolean;

/** More texts than this are looked up instead of compared one after the other. */
const FEW = 4;

/** The test for one of these texts. */
export function oneOf(texts: readonly string[]): Matcher {
  const [only] = texts;
  if (texts.length === 1) return (text) => text === only;
  if (texts.length <= FEW) return (text) => texts.includes(text);
  const set = new Set(texts);
  return (text) => set.has(text);
}

/** The test for one of IAM's patterns. Most are no patterns, and most patterns begin with letters. */
export function oneOfGlobs(patterns: readonly string[]): Matcher {
  if (patterns.includes("*")) return () => true;
  const isLiteral = oneOf(patterns.filter((pattern) => !hasWildcard(pattern)));
  const globs = patterns.filter(hasWildcard).map(glob);
  if (globs.length === 0) return isLiteral;
  return (text) => isLiteral(text) || globs.some((matches) => matches(text));
}

/** A pattern, of which the letters before the first wildcard are compared at once. */
function glob(pattern: string): Matcher {
  const start = pattern.search(/[*?]/);
  const prefix = pattern.slice(0, start);
  const rest = pattern.slice(start);
  if (rest === "*") return (text) => text.startsWith(prefix);
  return (text) => text.startsWith(prefix) && matchesWildcard(rest, text.slice(start));
}

/**
 * The test for one of these patterns of ARNs, field by field, so that a wildcard does not reach over a colon
 * of the first five.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function oneOfArns(patterns: readonly string[]): Matcher {
  const isLiteral = oneOf(patterns.filter((pattern) => !hasWildcard(pattern)));
  const globs = patterns
    .filter(hasWildcard)
    .map((pattern) => arnFields(pattern).map((field) => oneOfGlobs([field])));
  if (globs.length === 0) return isLiteral;
  return (arn) => isLiteral(arn) || matchesFields(globs, arnFields(arn));
}

function matchesFields(globs: readonly (readonly Matcher[])[], fields: readonly string[]): boolean {
  return (
    fields.length === ARN_FIELDS &&
    globs.some((pattern) => pattern.every((matches, i) => matches(fields[i] ?? "")))
  );
}

/** `arn:partition:service:region:account:resource`, of which only the resource may have further colons. */
export const ARN_FIELDS = 6;

/** The fields of an ARN; of a text that is none they are fewer. */
export function arnFields(arn: string): readonly string[] {
  const fields = arn.split(":");
  if (fields.length <= ARN_FIELDS) return fields;
  return [...fields.slice(0, ARN_FIELDS - 1), fields.slice(ARN_FIELDS - 1).join(":")];
}
