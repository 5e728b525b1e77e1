import { many, type OneOrMany } from "../../../policies/document";

/**
 * A policy document as anybody may have written it; those of `src/policies` are such documents too, of a
 * language that is narrow on purpose.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface ReadDocument {
  /**
   * Tells whether `${...}` is a variable. Either way it is not understood, so that the version decides
   * nothing here.
   */
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<ReadStatement>;
}

/** A statement as it is read; every element but the effect has a negated twin, which stands in its place. */
export interface ReadStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: ReadPrincipal;
  readonly NotPrincipal?: ReadPrincipal;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ReadCondition;
}

/** `"*"`, or principals by their type: `{ "AWS": "111111111111" }`. */
export type ReadPrincipal = string | Readonly<Record<string, OneOrMany<string>>>;

/** Wanted values by condition key, by operator; a truth value may stand without quotes. */
export type ReadCondition = Readonly<Record<string, ReadTests | undefined>>;
export type ReadTests = Readonly<Record<string, OneOrMany<string | boolean> | undefined>>;

/** The statements of a document, of which a single one may stand alone. */
export function statementsOf({ Statement }: ReadDocument): readonly ReadStatement[] {
  return many(Statement);
}

/** The condition keys that a document mentions, as it spells them. */
export function keysOf(document: ReadDocument): readonly string[] {
  const tests = statementsOf(document).flatMap(({ Condition = {} }) => Object.values(Condition));
  return tests.flatMap((one = {}) => Object.keys(one));
}
