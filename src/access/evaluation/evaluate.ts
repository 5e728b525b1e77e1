import { matchesWildcard } from "../../model/aws/wildcard";
import {
  many,
  type OneOrMany,
  type PolicyDocument,
  type Principal,
  type Statement,
} from "../../policies/document";
import type { PolicyKind } from "../../policies/document-ref";
import { holds, type RequestContext } from "./condition";
import { type ReadStatement, understand } from "./understand";

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
 * one names its principals, and a statement of it without any, which AWS refuses to save, is about nobody. The language
 * that `src/policies` writes is understood, and no more.
 * @throws Error on an element, principal, operator or condition key that is not understood.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function evaluate(kind: PolicyKind, document: PolicyDocument, request: PolicyRequest): Decision {
  understand(kind, document);
  const matching = document.Statement.filter(
    (statement) => isAbout(kind, statement, request) && applies(statement, request),
  );
  const deny = matching.find(({ Effect }) => Effect === "Deny");
  if (deny) return { effect: "deny", sid: deny.Sid };
  const allows = matching.filter(({ Effect }) => Effect === "Allow");
  const [account] = allows;
  const direct = allows.find(({ Principal }) => Principal === undefined || isEverybody(Principal));
  if (direct) return { effect: "allow", sid: direct.Sid };
  return account ? { effect: "allow", sid: account.Sid, delegates: true } : { effect: "silent" };
}

function isAbout(kind: PolicyKind, { Principal }: Statement, { account }: PolicyRequest): boolean {
  if (kind === "identity-policy") return true;
  return Principal !== undefined && isPrincipal(Principal, account);
}

function applies(statement: ReadStatement, request: PolicyRequest): boolean {
  const { Action, Resource, NotResource, Condition } = statement;
  return (
    many<string>(Action).some((action) => matchesAction(action, request.action)) &&
    (Condition === undefined || holds(Condition, request.context)) &&
    (Resource === undefined || isResource(Resource, request.resource)) &&
    (NotResource === undefined || !isResource(NotResource, request.resource))
  );
}

/** Action names are compared without regard to case. */
function matchesAction(pattern: string, action: string): boolean {
  return pattern === action || matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

function isEverybody(principal: Principal): boolean {
  return principal === "*" || ("AWS" in principal && many(principal.AWS).includes("*"));
}

function isPrincipal(principal: Principal, account: string | undefined): boolean {
  if (isEverybody(principal)) return true;
  if (principal === "*" || "Service" in principal) return false;
  return many(principal.AWS).some((arn) => arn.endsWith(`::${account}:root`));
}

function isResource(patterns: OneOrMany<string>, resource: string): boolean {
  return many(patterns).some((pattern) => matchesWildcard(pattern, resource));
}
