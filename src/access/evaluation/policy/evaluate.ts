import type { PolicyKind } from "../../../policies/document-ref";
import { allHold } from "./condition";
import { CALL_KEYS, type ContextKeys, type RequestContext } from "./context";
import type { ReadDocument } from "./read-document";
import { understand } from "./understand";
import type { UnderstoodStatement } from "./understood-statement";
import { type About, aboutCaller, type Someone } from "./whom";

/** One request to AWS, as a policy sees it. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  /** The caller's account; absent for an anonymous one. */
  readonly account?: string;
  readonly context: RequestContext;
}

/** One document's say about a request: it allows, it denies, or it is silent. */
export interface Decision {
  readonly effect: "allow" | "deny" | "silent";
  /** The statement that decided. */
  readonly sid?: string;
  /** True if it allows the caller's account and not the caller itself: it leaves to that account's policies whom. */
  readonly delegates?: true;
}

/**
 * Evaluates one document for a request: a Deny that matches wins over every Allow, no match is silence. An Allow of
 * the caller itself counts before one of its account. The policy of an identity is about that identity; every other
 * one names its principals, and a statement of it without any, which AWS refuses to save, is about nobody.
 * @param keys those that the context can have; the document may use no other
 * @throws Error on an element, principal, resource, operator, value or condition key that is not understood.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function evaluate(
  kind: PolicyKind,
  document: ReadDocument,
  request: PolicyRequest,
  keys: ContextKeys = CALL_KEYS,
): Decision {
  const { statements } = understand(kind, document, keys);
  let said = SILENT;
  for (const statement of statements) {
    const about = aboutOf(kind, statement, request);
    if (about === undefined || !applies(statement, request)) continue;
    said = stronger(said, decisionOf(statement, about));
    if (said.effect === "deny") break;
  }
  return said;
}

export const SILENT: Decision = { effect: "silent" };

/** The decision of a statement that applies to a request. */
export function decisionOf({ sid, isDeny }: UnderstoodStatement, about: About): Decision {
  if (isDeny) return { effect: "deny", sid };
  return about === "itself" ? { effect: "allow", sid } : { effect: "allow", sid, delegates: true };
}

/** The one of two statements' decisions that counts: of equal ones the first. */
export function stronger(one: Decision, other: Decision): Decision {
  return strength(other) > strength(one) ? other : one;
}

function strength({ effect, delegates }: Decision): number {
  if (effect === "deny") return 3;
  if (effect === "silent") return 0;
  return delegates ? 1 : 2;
}

/** The way in which a statement is about a caller; undefined where it is about others. */
export function aboutOf(
  kind: PolicyKind,
  { whom }: UnderstoodStatement,
  request: Someone,
): About | undefined {
  if (kind === "identity-policy") return "itself";
  return whom && aboutCaller(whom, request);
}

function applies({ actions, resources, tests }: UnderstoodStatement, request: PolicyRequest): boolean {
  return (
    actions.include(request.action) && allHold(tests, request.context) && resources.include(request.resource)
  );
}
