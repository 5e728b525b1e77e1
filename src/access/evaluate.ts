import { matchesWildcard } from "../model/wildcard";
import {
  many,
  type OneOrMany,
  type PolicyDocument,
  type Principal,
  type Statement,
} from "../policies/document";
import { holds, type RequestContext } from "./condition";

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

const ELEMENTS = new Set(["Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition"]);

/**
 * What a document says about a request: a Deny that matches wins over every Allow, no match is silence. An Allow of
 * the caller itself counts before one of its account. It understands the language that `src/policies` writes and no
 * more.
 * @throws Error on an element, principal, operator or condition key that is not understood.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function evaluate(document: PolicyDocument, request: PolicyRequest): Decision {
  const matching = document.Statement.filter((statement) => appliesNamed(statement, request));
  const deny = matching.find(({ Effect }) => Effect === "Deny");
  if (deny) return { effect: "deny", sid: deny.Sid };
  const allows = matching.filter(({ Effect }) => Effect === "Allow");
  const [account] = allows;
  const direct = allows.find(({ Principal }) => Principal === undefined || isEverybody(Principal));
  if (direct) return { effect: "allow", sid: direct.Sid };
  return account ? { effect: "allow", sid: account.Sid, delegates: true } : { effect: "silent" };
}

/** Names the statement that is not understood. */
function appliesNamed(statement: Statement, request: PolicyRequest): boolean {
  try {
    return applies(statement, request);
  } catch (cause) {
    throw new Error(`${statement.Sid}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function applies(statement: Statement, request: PolicyRequest): boolean {
  for (const element of Object.keys(statement)) {
    if (!ELEMENTS.has(element)) throw new Error(`policy element ${element} is not understood`);
  }
  const { Principal, Action, Resource, NotResource, Condition } = statement;
  return [
    Principal === undefined || isPrincipal(Principal, request.account),
    many<string>(Action).some((action) => matchesAction(action, request.action)),
    Resource === undefined || isResource(Resource, request.resource),
    NotResource === undefined || !isResource(NotResource, request.resource),
    Condition === undefined || holds(Condition, request.context),
  ].every(Boolean);
}

/** Action names are compared without regard to case. */
function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

function isEverybody(principal: Principal): boolean {
  return principal === "*" || ("AWS" in principal && many(principal.AWS).includes("*"));
}

function isPrincipal(principal: Principal, account: string | undefined): boolean {
  if (isEverybody(principal)) return true;
  if (principal === "*" || "Service" in principal) return false;
  return many(principal.AWS).some((arn) => {
    const root = /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(arn);
    if (root === null) throw new Error(`principal ${arn} is not understood`);
    return root[1] === account;
  });
}

function isResource(patterns: OneOrMany<string>, resource: string): boolean {
  return many(patterns).some((pattern) => matchesWildcard(checked(pattern), resource));
}

function checked(resource: string): string {
  if (resource.includes("${")) throw new Error(`policy variable in ${resource} is not understood`);
  return resource;
}
