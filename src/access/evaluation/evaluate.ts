import type { PolicyKind } from "../../policies/document-ref";
import { allHold } from "./condition";
import { CALL_KEYS, type ContextKeys, type RequestContext } from "./context";
import type { ReadDocument } from "./read-document";
import { understand } from "./understand";
import type { UnderstoodStatement } from "./understood-statement";
import { aboutCaller } from "./whom";

/** One request to AWS, as a policy sees it. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  /** The caller's account; absent for an anonymous one. */
  readonly account?: string;
  readonly context: RequestContext;
}

/** What one document says about a request: it allows, it denies, or it is silent. */
export interface Decision {
  readonly effect: "allow" | "deny" | "silent";
  /** The statement that decided. */
  readonly sid?: string;
  /** Whether it allows the caller's account and not the caller itself: it leaves to that account's policies whom. */
  readonly delegates?: true;
}

/**
 * What a document says about a request: a Deny that matches wins over every Allow, no match is silence. An Allow of
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
  let direct: UnderstoodStatement | undefined;
  let account: UnderstoodStatement | undefined;
  for (const statement of statements) {
    const about = aboutOf(kind, statement, request);
    if (about === undefined || !applies(statement, request)) continue;
    if (statement.isDeny) return { effect: "deny", sid: statement.sid };
    if (about === "itself") direct ??= statement;
    else account ??= statement;
  }
  if (direct) return { effect: "allow", sid: direct.sid };
  return account ? { effect: "allow", sid: account.sid, delegates: true } : { effect: "silent" };
}

function aboutOf(kind: PolicyKind, { whom }: UnderstoodStatement, request: PolicyRequest) {
  if (kind === "identity-policy") return "itself";
  return whom && aboutCaller(whom, request);
}

function applies({ actions, resources, tests }: UnderstoodStatement, request: PolicyRequest): boolean {
  return (
    actions.include(request.action) && allHold(tests, request.context) && resources.include(request.resource)
  );
}
