import { roleArn } from "../../model/aws/arn";
import { matchesWildcard } from "../../model/aws/wildcard";
import type { StatementRef } from "../../policies/document-ref";
import type { Caller, Verdict } from "../evaluation/call";

/** A call that must be refused, and what the documents say of it. */
export interface Probe {
  /** Whom it concerns: `providers.provider`. */
  readonly path: string;
  /** The call in words: `GET / by another role of account 222222222222 through the endpoint of consumer`. */
  readonly sentence: string;
  /** The statement that is there to refuse it. */
  readonly guard: StatementRef;
  readonly verdict: Verdict;
}

/** An account that no deployment should contain. */
export const STRANGER = "999999999999";

/** A role that its own account lets do everything. */
export function intruder(account: string, region: string, name = INTRUDER): Caller {
  return { arn: roleArn({ account, region }, name), account };
}

const INTRUDER = "intruder";

/**
 * The name of a role that none of these ARNs means, wildcards and all. One of them may mean `intruder`, but no pattern
 * has fewer than two different letters: config refuses that. So one of the names that are nothing but `z` is free.
 */
export function outsider(roleArns: readonly string[]): string {
  const names = roleArns.map(roleName);
  let name = INTRUDER;
  for (let length = INTRUDER.length; names.some((one) => matchesWildcard(one, name)); length++)
    name = "z".repeat(length);
  return name;
}

/** A role that an ARN means, wildcards filled in. */
export function sampleRole(roleArn: string): string {
  return roleArn.replaceAll("*", "sample").replaceAll("?", "s");
}

/** A role as a reader knows it, without its account. */
export function roleName(arn: string): string {
  return arn.replace(/^.*:role\//, "");
}
