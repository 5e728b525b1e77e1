import { contextKeys, type RequestContext } from "../../../../../src/access/evaluation/policy/context";
import {
  type Decision,
  evaluate,
  SILENT,
  stronger,
} from "../../../../../src/access/evaluation/policy/evaluate";
import { type ReadDocument, statementsOf } from "../../../../../src/access/evaluation/policy/read-document";
import { matchesWildcard } from "../../../../../src/model/aws/wildcard";
import { many } from "../../../../../src/policies/document";
import type { Caller } from "./caller";

/** A use of a resource that has a policy of its own: a secret, a key. */
export interface Use {
  readonly caller: Caller;
  readonly action: string;
  /** The ARN of the resource; its account is whose it is. */
  readonly resource: string;
  /** Absent = it has none. */
  readonly policy?: ReadDocument;
  /** Condition keys besides those about the caller. */
  readonly context?: RequestContext;
}

/**
 * The reason why a use is denied, in AWS's words: an explicit deny of either policy wins, and a boundary has to allow; within
 * an account one policy is enough, between two both have to allow.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function denial(use: Use): string | undefined {
  return denialBy(use, ({ own, identity }, isInside) => {
    if (!isInside && own.effect === "silent") return "resource-based";
    const isOwnEnough = isInside && own.effect === "allow" && !own.delegates;
    return identity.effect === "allow" || isOwnEnough ? undefined : "identity-based";
  });
}

/**
 * The same of a KMS key, whose policy has to allow in any case, if only the account.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export function keyDenial(use: Use): string | undefined {
  return denialBy(use, ({ own, identity }, isInside) => {
    if (own.effect === "silent") return "resource-based";
    const isOwnEnough = isInside && !own.delegates;
    return identity.effect === "allow" || isOwnEnough ? undefined : "identity-based";
  });
}

/** The decision of one document. Statements about other actions say nothing, whatever their conditions. */
export function decisionOn(
  kind: "identity-policy" | "resource-policy",
  document: ReadDocument,
  { caller, action, resource, context }: Use,
): Decision {
  const about = statementsOf(document).filter(
    ({ Action }) =>
      Action === undefined ||
      many(Action).some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())),
  );
  const request = {
    action,
    resource,
    account: caller.account,
    context: {
      "aws:PrincipalArn": caller.principalArn,
      "aws:PrincipalAccount": caller.account,
      ...context,
    },
  };
  return evaluate(kind, { ...document, Statement: about }, request, KEYS);
}

/** Condition keys that a use of a secret, a key or a function can have. */
const KEYS = contextKeys([
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalIsAWSService",
  "aws:PrincipalOrgID",
  "aws:PrincipalServiceName",
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceVpce",
  "kms:CallerAccount",
  "kms:EncryptionContext:SecretARN",
  "kms:EncryptionContext:SecretVersionId",
  "kms:ViaService",
  "lambda:SourceFunctionArn",
  "secretsmanager:SecretId",
  "secretsmanager:VersionId",
  "secretsmanager:VersionStage",
]);

/** What the policies of a resource and of its user say, and the user's boundary. */
interface Said {
  readonly own: Decision;
  readonly identity: Decision;
  readonly boundary: Decision;
}

function denialBy(
  use: Use,
  silent: (said: Said, isInside: boolean) => string | undefined,
): string | undefined {
  const { caller, action, resource } = use;
  const said = decisions(use);
  if (typeof said === "string") return said;
  const words = (why: string) =>
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
  if (said.own.effect === "deny") return words("with an explicit deny in a resource-based policy");
  if (said.identity.effect === "deny") return words("with an explicit deny in an identity-based policy");
  const kind =
    silent(said, caller.account === resource.split(":")[4]) ??
    (said.boundary.effect === "allow" ? undefined : "permissions boundary");
  if (kind === undefined) return undefined;
  const what = kind === "permissions boundary" ? kind : `${kind} policy`;
  return words(`because no ${what} allows the ${action} action`);
}

/** A text tells which part of a policy is not understood: then nothing is allowed. */
function decisions(use: Use): Said | string {
  const { policies, boundary } = use.caller;
  const on = (document: ReadDocument) => decisionOn("identity-policy", document, use);
  try {
    return {
      own: use.policy === undefined ? SILENT : decisionOn("resource-policy", use.policy, use),
      identity: policies === undefined ? ALLOWED : policies.map(on).reduce(stronger, SILENT),
      boundary: boundary === undefined ? ALLOWED : on(boundary),
    };
  } catch (error) {
    if (error instanceof Error && error.message.endsWith("is not understood")) return error.message;
    throw error;
  }
}

const ALLOWED: Decision = { effect: "allow" };
