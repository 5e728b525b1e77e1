import type { PolicyKind } from "../../policies/document-ref";
import type { Understood } from "../evaluation/policy/understand";
import type { UnderstoodStatement } from "../evaluation/policy/understood-statement";

/**
 * A statement of one of several documents that are asked together, as far as it is about callers in one way.
 */
export interface Claim {
  /** Its place among the claims of all documents. */
  readonly number: number;
  /** The place of its document. */
  readonly document: number;
  readonly statement: UnderstoodStatement;
  /** A statement that names both accounts and identities makes two claims. */
  readonly about: "itself" | "account";
}

/** The claims of documents; a statement about nobody makes none. */
export function claimsOf(kind: PolicyKind, documents: readonly Understood[]): readonly Claim[] {
  return documents
    .flatMap(({ statements }, document) =>
      statements.flatMap((statement) =>
        waysOf(kind, statement).map((about) => ({ document, statement, about })),
      ),
    )
    .map((claim, number) => ({ ...claim, number }));
}

function waysOf(kind: PolicyKind, { whom }: UnderstoodStatement): readonly Claim["about"][] {
  if (kind === "identity-policy") return ["itself"];
  if (whom === undefined) return [];
  if (whom.everybody || whom.excepted) return ["itself"];
  return [
    ...(whom.arns.size + whom.services.size > 0 ? ["itself" as const] : []),
    ...(whom.accounts.size > 0 ? ["account" as const] : []),
  ];
}

/** Numbers as a set of bits. */
export function bitsOf(count: number, has: (number: number) => boolean): bigint {
  let digits = "";
  for (let number = count - 1; number >= 0; number--) digits += has(number) ? "1" : "0";
  return BigInt(`0b0${digits}`);
}

export function hasBit(bits: bigint, number: number): boolean {
  return ((bits >> BigInt(number)) & 1n) === 1n;
}
