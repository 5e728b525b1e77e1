import { roleArn } from "../model/arn";
import type { Caller, Verdict } from "./call";

/** A call that must be refused, and what the documents say of it. */
export interface Probe {
  /** Whom it concerns: `providers.provider`. */
  readonly path: string;
  /** The call in words: `another role of account 222222222222 through the endpoint of consumer: GET /`. */
  readonly sentence: string;
  /** The document, and where it is one the statement, that is there to refuse it. */
  readonly guard: string;
  readonly verdict: Verdict;
}

/** An account that no deployment should contain. */
export const STRANGER = "999999999999";

/** A role that its own account lets do everything. */
export function intruder(account: string, region: string): Caller {
  return { arn: roleArn({ account, region }, "intruder"), account };
}

/** A role as a reader knows it, without its account. */
export function roleName(arn: string): string {
  return arn.replace(/^.*:role\//, "");
}
