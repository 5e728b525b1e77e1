import { roleArn } from "../../model/aws/arn";
import { matchesWildcard } from "../../model/aws/wildcard";
import type { StatementRef } from "../../policies/document-ref";
import type { Caller, Verdict } from "../evaluation/call";

/** A call that must be refused, and its verdict. */
export interface Probe {
  /** The place in the deployment file: `providers.provider`. */
  readonly path: string;
  /** The call in words: `GET / by another role of account 222222222222 through the endpoint of consumer`. */
  readonly sentence: string;
  /** The statement that should refuse it. */
  readonly guard: StatementRef;
  readonly verdict: Verdict;
}

/** An account that no deployment should contain. */
export const STRANGER = "999999999999";

/** A role whose own account allows it everything. */
export function intruder(account: string, region: string, name = INTRUDER): Caller {
  return { arn: roleArn({ account, region }, name), account };
}

const INTRUDER = "intruder";

/**
 * A role name that none of these ARNs matches, wildcards included. One of them may match `intruder`, but
 * config refuses patterns with fewer than two different letters, so some name of nothing but `z` is free.
 */
export function outsider(roleArns: readonly string[]): string {
  const names = roleArns.map(roleName);
  let name = INTRUDER;
  for (let length = INTRUDER.length; names.some((one) => matchesWildcard(one, name)); length++)
    name = "z".repeat(length);
  return name;
}

/** A role that an ARN matches: wildcards are filled in. */
export function sampleRole(roleArn: string): string {
  return roleArn.replaceAll("*", "sample").replaceAll("?", "s");
}

/** A role's name with its path, as readers know it. */
export function roleName(arn: string): string {
  return arn.replace(/^.*:role\//, "");
}
