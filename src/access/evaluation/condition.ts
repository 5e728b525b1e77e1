import { hasWildcard, matchesWildcard } from "../../model/aws/wildcard";
import { type ConditionOperator, many, type OneOrMany } from "../../policies/document";

/** What is known about a request, by condition key; a key that the request does not have is absent. */
export type RequestContext = Readonly<Record<string, string | undefined>>;

type Operator = (value: string, wanted: string) => boolean;

/**
 * The operators that are understood. `ArnEquals` and `ArnLike` are one and the same, with wildcards.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: Readonly<
  Record<ConditionOperator, { readonly matches: Operator; readonly negated: boolean }>
> = {
  StringEquals: { matches: (value, wanted) => value === wanted, negated: false },
  StringNotEquals: { matches: (value, wanted) => value === wanted, negated: true },
  ArnEquals: { matches: matchesArn, negated: false },
  ArnLike: { matches: matchesArn, negated: false },
  ArnNotEquals: { matches: matchesArn, negated: true },
  ArnNotLike: { matches: matchesArn, negated: true },
};

/** The keys that are understood; IAM compares their names without regard to case, we write them as AWS does. */
const KEYS = new Set([
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:SourceVpce",
  "sts:ExternalId",
]);

export function isOperator(name: string): name is ConditionOperator {
  return Object.hasOwn(OPERATORS, name);
}

export function isKey(name: string): boolean {
  return KEYS.has(name);
}

/**
 * Whether a condition of understood operators and keys holds: every operator and every key of it must, one of a key's
 * values is enough. An absent key fails an ordinary operator and satisfies a negated one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function holds(condition: object, context: RequestContext): boolean {
  return Object.entries(condition).every(([name, wanted]: [string, Record<string, OneOrMany<string>>]) => {
    if (!isOperator(name)) throw new Error(`condition operator ${name} is not understood`);
    const operator = OPERATORS[name];
    return Object.entries(wanted).every(([key, values]) => holdsFor(operator, context[key], many(values)));
  });
}

function holdsFor(
  { matches, negated }: { readonly matches: Operator; readonly negated: boolean },
  value: string | undefined,
  wanted: readonly string[],
): boolean {
  const found = value !== undefined && wanted.some((one) => matches(value, one));
  return negated ? !found : found;
}

/** Compares ARNs field by field, so that a wildcard does not reach over a colon of the first five. */
function matchesArn(value: string, wanted: string): boolean {
  // Most patterns are no patterns, and every role is compared with those of all others.
  if (value !== wanted && !hasWildcard(wanted)) return false;
  const given = arnFields(value);
  const pattern = arnFields(wanted);
  return (
    given.length === 6 &&
    pattern.length === 6 &&
    pattern.every((part, i) => matchesWildcard(part, given[i] ?? ""))
  );
}

function arnFields(arn: string): readonly string[] {
  const fields = arn.split(":");
  return fields.length < 6 ? fields : [...fields.slice(0, 5), fields.slice(5).join(":")];
}
