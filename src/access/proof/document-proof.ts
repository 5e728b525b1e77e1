import { accountOf } from "../../model/aws/arn";
import { matchesWildcard } from "../../model/aws/wildcard";
import type { PolicyDocument } from "../../policies/document";
import type { DocumentRef, PolicyKind } from "../../policies/document-ref";
import type { Caller } from "../evaluation/call";
import { type Answers, answersOf, decisionAbout } from "../evaluation/policy/answers";
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
  const { ref, document, allows, contexts = [{}] } = own;
  const { statements } = understand(ref.kind, document, CALL_KEYS);
  const meant = allows.map(({ action }) => action);
  const lists = [...statements.map((one) => one.resources.patterns), ...allows.map((one) => one.resources)];
  const resources = resourceClasses(lists);
  const actions = actionClasses(statements, meant);
  const parts = { callers: callersOf(own, statements), ways: contexts, resources };
  const shares = allows.map((share) => ({
    ...share,
    on: resources.map((resource) => share.resources.some((one) => matchesWildcard(one, resource))),
  }));
  return {
    classes: actions.length * parts.callers.length * contexts.length * resources.length,
    violations: actions.flatMap((action) =>
      violationsOf(
        own,
        { ...parts, action },
        shares.filter((share) => share.action === action),
      ),
    ),
  };
}

interface Requests {
  readonly action: string;
  readonly callers: readonly KnownCaller[];
  readonly ways: readonly RequestContext[];
  readonly resources: readonly string[];
}

/** A share with the resources that it is about, by their places. */
type PlacedShare = Share & { readonly on: readonly boolean[] };

function violationsOf(
  { ref, document, path }: OwnShare,
  requests: Requests,
  shares: readonly PlacedShare[],
): readonly Violation[] {
  const { action, callers, ways, resources } = requests;
  const answers = answersOf(ref.kind, document, requests);
  return callers.flatMap((caller, c) =>
    ways.flatMap((context, w) => {
      const said = answers.onWay(c, w);
      const mine = shares.filter((share) => isAbout(share, caller, context));
      return wrongResources(said, mine, resources.length).map((r) => {
        const decision = decisionAbout(said, r);
        const request = requestWords(action, resources[r] ?? "", caller.arn, context);
        const isIntended = decision.effect !== "allow";
        return { path, request, isIntended, decisive: { document: ref, ...decision } };
      });
    }),
  );
}

/** The resources, by their places, about which the answers are otherwise than the shares. */
function wrongResources(answers: Answers, shares: readonly PlacedShare[], count: number): readonly number[] {
  const mayAllow = answers.some(({ decision }) => decision.effect === "allow");
  if (shares.length === 0 && !mayAllow) return [];
  const wrong: number[] = [];
  for (let resource = 0; resource < count; resource++) {
    const isIntended = shares.some(({ on }) => on[resource]);
    if (isIntended !== (decisionAbout(answers, resource).effect === "allow")) wrong.push(resource);
  }
  return wrong;
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
  { roleArns, isRightIn = () => true }: Share,
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
