import type { DocumentRef, StatementRef } from "../../policies/document-ref";
import type { Step, Verdict } from "./call";

/** A document as it is printed: `resource policy of provider`. */
export function documentWords({ kind, owner }: DocumentRef): string {
  return `${KINDS[kind]} of ${owner}`;
}

const KINDS: Readonly<Record<DocumentRef["kind"], string>> = {
  "resource-policy": "resource policy",
  "endpoint-policy": "endpoint policy",
  "sts-endpoint-policy": "STS endpoint policy",
  "secrets-manager-endpoint-policy": "Secrets Manager endpoint policy",
  "identity-policy": "identity policy",
  "secret-policy": "secret policy",
  "key-policy": "key policy",
  "trust-policy": "trust policy",
  "domain-policy": "domain policy",
  "state-bucket-policy": "policy of the state bucket",
  entrance: "entrance",
  authorization: "authorization",
  routes: "routes",
};

/** A statement as it is printed: `resource policy of provider, DenyOtherEndpoints`. */
export function statementWords({ document, sid }: StatementRef): string {
  return [documentWords(document), ...(sid === undefined ? [] : [sid])].join(", ");
}

/** The reason for a verdict: `resource policy of provider: denied by DenyOtherEndpoints`. */
export function reasonWords({ decisive }: Pick<Verdict, "decisive">): string {
  return `${documentWords(decisive.document)}: ${effectWords(decisive)}`;
}

/** The say of a document about a request: `denied by DenyOtherEndpoints`. */
function effectWords({ document, effect, sid, byAuthorizer }: Step): string {
  if (byAuthorizer) return AUTHORIZER[effect];
  if (document.kind === "authorization") return "the call is not signed";
  if (document.kind === "routes") return "no such stage, path or method";
  return [EFFECTS[effect], ...(sid === undefined ? [] : [sid])].join(" ");
}

const AUTHORIZER: Readonly<Record<Step["effect"], string>> = {
  allow: "allowed by the authorizer",
  deny: "denied by the authorizer",
  silent: "the authorizer does not allow it",
  unknown: "not known, taken to allow",
};

const EFFECTS: Readonly<Record<Step["effect"], string>> = {
  allow: "allowed by",
  deny: "denied by",
  silent: "no statement allows it",
  unknown: "not known, taken to allow",
};
