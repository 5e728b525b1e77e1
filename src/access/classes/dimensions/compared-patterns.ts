import type { Comparison } from "../../evaluation/policy/operators";
import { arnPattern, caselessText, globPattern } from "../text/iam-patterns";
import { exactly, type Pattern } from "../text/pattern";

/** By comparison the texts that a wanted value means; absent where values are not compared as texts. */
const PATTERNS: Readonly<Partial<Record<Comparison, (wanted: string) => Pattern>>> = {
  text: exactly,
  caseless: caselessText,
  glob: globPattern,
  arn: arnPattern,
  boolean: caselessText,
};

/**
 * The texts that meet one of the values that a condition wants; undefined where they are not compared as
 * texts.
 */
export function comparedPatterns(
  comparison: Comparison,
  wanted: readonly string[],
): readonly Pattern[] | undefined {
  const patternOf = PATTERNS[comparison];
  return patternOf && wanted.map(patternOf);
}
