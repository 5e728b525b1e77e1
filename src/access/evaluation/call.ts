import type { Place } from "../../model/aws/arn";
import type { Auth } from "../../model/provider";
import type { Route } from "../../model/routes/route";
import type { PolicyDocument } from "../../policies/document";
import type { DocumentRef } from "../../policies/document-ref";
import type { ApiEntrance, EntranceRefusal } from "./api-entrance";
import type { CertificateAuthorizer } from "./certificate-authorizer";
import type { Handshake, HeaderValues } from "./handshake";
import type { KeyAuthorizer } from "./key-authorizer";
import type { RequestContext } from "./policy/context";

/** Who makes a call. */
export interface Caller {
  readonly arn: string;
  readonly account: string;
  /** The role's own policy; absent where it is not known, and then taken to allow everything. */
  readonly identityPolicy?: PolicyDocument;
  readonly organizationId?: string;
}

/** An interface endpoint that a call goes through. */
export interface Endpoint {
  readonly id: string;
  /** Whose it is, in a reader's words. */
  readonly owner: string;
  /** The account that it is in; there if it is one of an entrance, which asks for it. */
  readonly account?: string;
  /** Absent where it is not known, and then taken to allow everything. */
  readonly policy?: PolicyDocument;
}

/** A deployed API. */
export interface Api extends Place {
  readonly name: string;
  readonly id: string;
  readonly stage: string;
  readonly auth: Auth;
  /**
   * The Lambda authorizer, or its answer to the call; absent where there is none, or where it is not known. Callers do not sign
   * then.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
   */
  readonly authorizer?: "allow" | "deny" | "silent" | KeyAuthorizer | CertificateAuthorizer;
  /** Absent where it is not known; every route then exists. */
  readonly routes?: readonly Route[];
  /** Absent where it is not known, and then taken to allow everything. */
  readonly resourcePolicy?: PolicyDocument;
  /** The way in for holders of certificates; absent where there is none, or where it is not known. */
  readonly entrance?: ApiEntrance;
}

/** A call of an API, as it arrives at AWS. */
export interface Call {
  /** Absent = unsigned. */
  readonly caller?: Caller;
  /** The API key that it sends. @default none */
  readonly key?: string;
  /** Headers that describe a certificate, as the caller itself writes them. @default none */
  readonly headers?: HeaderValues;
  /** The endpoint that it goes through: of execute-api, or with a handshake of the entrance. Absent = from outside any VPC. */
  readonly endpoint?: Endpoint;
  /** The outcome of showing a certificate at the API's entrance; absent = the call comes by another door. */
  readonly handshake?: Handshake;
  readonly api: Api;
  /** The name that the API is called by: that of its private domain, or its own one of execute-api. @default the domain, if there is one */
  readonly host?: "domain" | "execute-api";
  readonly stage: string;
  readonly method: string;
  /** As requested, without the stage: `/orders/7`. */
  readonly path: string;
  /** Further condition keys, which documents of others may ask about: where the call comes from, say. */
  readonly context?: RequestContext;
}

/** An assumption of a role. */
export interface AssumeRoleCall {
  readonly caller: Caller;
  readonly role: AssumableRole;
  readonly externalId?: string;
  /** Absent = STS is reached without an endpoint of ours. */
  readonly endpoint?: Endpoint;
}

export interface AssumableRole {
  readonly arn: string;
  readonly account: string;
  /** Absent where it is not known, and then taken to allow everything. */
  readonly trust?: PolicyDocument;
}

/** The decision about a call, and the step that made it. */
export interface Verdict {
  readonly allowed: boolean;
  /** The document that decided, and what it said. */
  readonly decisive: Step;
  /** Every document that was asked, in AWS's order. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly document: DocumentRef;
  /** `unknown` = the document is not known here, and taken to allow everything. */
  readonly effect: "allow" | "deny" | "silent" | "unknown";
  readonly sid?: string;
  /** True if it allows the caller's account, whose own policies then decide, and not the caller itself. */
  readonly delegates?: true;
  /** Present where a Lambda authorizer said it. */
  readonly byAuthorizer?: true;
  /** The reason of an entrance that refuses. */
  readonly refusal?: EntranceRefusal;
}
