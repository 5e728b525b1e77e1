import { accountOf } from "../../model/aws/arn";
import { matchesWildcard } from "../../model/aws/wildcard";
import type { PolicyDocument } from "../../policies/document";
import type { DocumentRef, PolicyKind } from "../../policies/document-ref";
import type { Caller } from "../evaluation/call";
import { answersOf, decisionAbout } from "../evaluation/policy/answers";
import { CALL_KEYS, type RequestContext } from "../evaluation/policy/context";
import { understand } from "../evaluation/policy/understand";
import type { UnderstoodStatement } from "../evaluation/policy/understood-statement";
import { actionClasses } from "./classes/actions";
import { callerClasses } from "./classes/callers";
import { resourceClasses } from "./classes/resources";
import type { ProofPart, Violation } from "./part";

/** A document that has to allow its share of the intended requests, and nothing else, whatever other documents say. */
export interface OwnShare {
  readonly ref: DocumentRef & { readonly kind: PolicyKind };
  readonly document: PolicyDocument;
  /** The place in the deployment file that the document is made from. */
  readonly path: string;
  readonly partition: string;
  readonly allows: readonly Share[];
  /** The contexts that requests can come with, beside their caller's. @default one without any key */
  readonly contexts?: readonly RequestContext[];
}

/** Requests that a document is to allow. */
export interface Share {
  readonly action: string;
  /** The callers, by the ARNs of their roles; absent = anybody, signed or not. */
  readonly roleArns?: readonly string[];
  /** Patterns of ARNs. */
  readonly resources: readonly string[];
  /** True of the contexts in which it is to allow them. @default all */
  readonly isRightIn?: (context: RequestContext) => boolean;
}

/** Decides every class of requests by one document, and compares with its share. */
export function proveDocument(own: OwnShare): ProofPart {
  const { ref, document, allows, contexts = [{}], path } = own;
  const { statements } = understand(ref.kind, document, CALL_KEYS);
  const callers = callersOf(own, statements);
  const lists = [...statements.map((one) => one.resources.patterns), ...allows.map((one) => one.resources)];
  const resources = resourceClasses(lists);
  const violations: Violation[] = [];
  const actions = actionClasses(
    statements,
    allows.map(({ action }) => action),
  );
  const shares = allows.map(({ resources: own, ...share }) => ({
    ...share,
    resources: resources.map((resource) => own.some((pattern) => matchesWildcard(pattern, resource))),
  }));
  for (const action of actions) {
    const answers = answersOf(ref.kind, document, { action, callers, ways: contexts, resources });
    for (const [c, caller] of callers.entries())
      for (const [w, context] of contexts.entries()) {
        const about = answers(c, w);
        const mine = shares.filter((share) => share.action === action && isAbout(share, caller, context));
        const mayAllow = about.some(({ decision }) => decision.effect === "allow");
        if (mine.length === 0 && !mayAllow) continue;
        for (const [r, resource] of resources.entries()) {
          const decision = decisionAbout(about, r);
          const isIntended = mine.some((share) => share.resources[r]);
          if (isIntended === (decision.effect === "allow")) continue;
          const request = requestWords(action, resource, caller.arn, context);
          violations.push({ path, request, isIntended, decisive: { document: ref, ...decision } });
        }
      }
  }
  return { classes: actions.length * callers.length * contexts.length * resources.length, violations };
}

interface KnownCaller {
  /** Absent = unsigned. */
  readonly arn?: string;
  readonly account?: string;
  readonly context: RequestContext;
}

/** The policy of an identity is asked for that identity alone. */
function callersOf(
  { ref, allows, partition }: OwnShare,
  statements: readonly UnderstoodStatement[],
): readonly KnownCaller[] {
  if (ref.kind === "identity-policy") return [someone({ arn: ref.owner, account: accountOf(ref.owner) })];
  const meant = allows.flatMap(({ roleArns = [] }) => roleArns);
  return [{ context: {} }, ...callerClasses(statements, [], meant, partition).map(someone)];
}

function someone({ arn, account }: Caller): KnownCaller {
  return { arn, account, context: { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account } };
}

/** True if a share is about a caller, in a context. */
function isAbout(
  { roleArns, isRightIn = () => true }: Omit<Share, "resources">,
  { arn }: KnownCaller,
  context: RequestContext,
): boolean {
  const isCaller =
    roleArns === undefined || (arn !== undefined && roleArns.some((role) => matchesWildcard(role, arn)));
  return isCaller && isRightIn(context);
}

function requestWords(
  action: string,
  resource: string,
  arn = "an unsigned caller",
  context: RequestContext,
): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} ${value}`);
  return [`${action} of ${resource} by ${arn}`, ...keys].join(", ");
}
