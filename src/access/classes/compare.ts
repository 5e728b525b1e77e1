import type { PolicyKind } from "../../policies/document-ref";
import type { Decision, PolicyRequest } from "../evaluation/policy/evaluate";
import type { ReadDocument } from "../evaluation/policy/read-document";
import { decidedRequests, type RequestOptions } from "./requests";

/** A request that two documents decide differently. */
export interface Change {
  readonly request: PolicyRequest;
  readonly before: Decision;
  readonly after: Decision;
}

/** The differences between two documents, each by one request that shows it; absent where there is none. */
export interface Changes {
  readonly newlyAllowed?: Change;
  readonly newlyRefused?: Change;
  /**
   * Whatever other policies say, more can come of it: it may be newly allowed, only not denied any more, or
   * allowed without the word of the caller's account.
   */
  readonly opened?: Change;
  readonly closed?: Change;
}

/**
 * Compares what two documents decide. Where nothing is newly allowed, every request that the later one allows
 * is allowed by the earlier one; where nothing is opened, no caller gets more by the later one in whatever
 * company of other policies. Keys of the context are free of one another: an endpoint may come with any VPC.
 * @throws Error on what is not understood, `TooManyClasses` where patterns overlap in too many ways.
 */
export function compareDocuments(
  kind: PolicyKind,
  earlier: ReadDocument,
  later: ReadDocument,
  options?: RequestOptions,
): Changes {
  const changes: { -readonly [what in keyof Changes]: Change } = {};
  for (const { request, decisions } of decidedRequests(kind, [earlier, later], options)) {
    const [before, after] = decisions;
    if (before === undefined || after === undefined) continue;
    const change = { request, before, after };
    const [from, to] = [opennessOf(before), opennessOf(after)];
    if (from < ALLOWED && to >= ALLOWED) changes.newlyAllowed ??= change;
    if (from >= ALLOWED && to < ALLOWED) changes.newlyRefused ??= change;
    if (from < to) changes.opened ??= change;
    if (from > to) changes.closed ??= change;
  }
  return changes;
}

const ALLOWED = 2;

/**
 * Rises with what a caller can do, given the same other policies: those of its account can still allow what
 * is not denied.
 */
function opennessOf({ effect, delegates }: Decision): number {
  if (effect === "allow") return delegates ? ALLOWED : ALLOWED + 1;
  return effect === "silent" ? 1 : 0;
}
