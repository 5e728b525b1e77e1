import { addressBits, blockBits } from "./address";
import { type Matcher, oneOf, oneOfArns, oneOfGlobs } from "./glob";

/**
 * The ways of comparing a key's value with the wanted ones. `ArnEquals` and `ArnLike` are one and the same,
 * with wildcards; in `StringEquals` a wildcard is a character like any other.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const MATCHERS = {
  text: oneOf,
  caseless: oneInEitherCase,
  glob: oneOfGlobs,
  arn: oneOfArns,
  address: oneOfBlocks,
  boolean: oneInEitherCase,
} satisfies Record<string, (wanted: readonly string[]) => Matcher>;

export type Comparison = keyof typeof MATCHERS | "presence";

export interface Operator {
  readonly comparison: Comparison;
  readonly negated: boolean;
  /** True of one that holds where the key is absent, whatever it compares. */
  readonly ifExists: boolean;
}

const PLAIN: Readonly<Record<string, Comparison>> = {
  StringEquals: "text",
  StringEqualsIgnoreCase: "caseless",
  StringLike: "glob",
  ArnEquals: "arn",
  ArnLike: "arn",
  IpAddress: "address",
  Bool: "boolean",
  Null: "presence",
};

const NEGATED: Readonly<Record<string, Comparison>> = {
  StringNotEquals: "text",
  StringNotEqualsIgnoreCase: "caseless",
  StringNotLike: "glob",
  ArnNotEquals: "arn",
  ArnNotLike: "arn",
  NotIpAddress: "address",
};

const IF_EXISTS = "IfExists";

/** An operator by its name; undefined where it is not understood. */
export function operatorOf(name: string): Operator | undefined {
  const ifExists = name.endsWith(IF_EXISTS);
  const base = ifExists ? name.slice(0, -IF_EXISTS.length) : name;
  const plain = Object.hasOwn(PLAIN, base) ? PLAIN[base] : undefined;
  const negated = Object.hasOwn(NEGATED, base) ? NEGATED[base] : undefined;
  const comparison = plain ?? negated;
  // There is no `NullIfExists`.
  if (comparison === undefined || (ifExists && comparison === "presence")) return undefined;
  return { comparison, negated: negated !== undefined, ifExists };
}

/** A condition's say on a key; the value is absent where the request does not have the key. */
export type Holds = (value: string | undefined) => boolean;

/**
 * The comparison of an operator with what a statement wants. One of the values is enough, and for a negated
 * operator one too many. An absent key fails an ordinary operator and satisfies a negated one and every
 * `IfExists`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function comparing({ comparison, negated, ifExists }: Operator, wanted: readonly string[]): Holds {
  if (comparison === "presence") {
    const isWanted = oneInEitherCase(wanted);
    return (value) => isWanted(String(value === undefined));
  }
  const matches = MATCHERS[comparison](wanted);
  if (negated) return (value) => value === undefined || !matches(value);
  return (value) => (value === undefined ? ifExists : matches(value));
}

function oneInEitherCase(wanted: readonly string[]): Matcher {
  const isWanted = oneOf(wanted.map(lowerCase));
  return (value) => isWanted(lowerCase(value));
}

function oneOfBlocks(wanted: readonly string[]): Matcher {
  const blocks = wanted.flatMap((block) => blockBits(block) ?? []);
  return (value) => {
    const address = addressBits(value);
    return address !== undefined && blocks.some((block) => address.startsWith(block));
  };
}

/** Letters beyond ASCII stay as they are: some of them would become ASCII ones. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
