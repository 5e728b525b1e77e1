/** The kinds of policy that decide about a call of an API or the assumption of a role. */
export type PolicyKind =
  | "resource-policy"
  | "endpoint-policy"
  | "sts-endpoint-policy"
  | "secrets-manager-endpoint-policy"
  | "identity-policy"
  | "secret-policy"
  | "key-policy"
  | "domain-policy"
  | "state-bucket-policy"
  | "trust-policy";

/** A document that decides about a call, by its kind and its owner. */
export interface DocumentRef {
  /**
   * `authorization` and `routes` are no policies but parts of the API's definition, evaluated before its
   * policy; `entrance` is the endpoint service, with the balancer that verifies certificates.
   */
  readonly kind: PolicyKind | "authorization" | "routes" | "entrance";
  /** A stack id or a role's ARN; for an endpoint that no stack owns, the endpoint's id. */
  readonly owner: string;
}

/** A statement of a document, or without `sid` the document as a whole. */
export interface StatementRef {
  readonly document: DocumentRef;
  readonly sid?: string;
}

/** The policy of a provider's API. */
export function resourcePolicyOf(stackId: string) {
  return { kind: "resource-policy", owner: stackId } as const;
}

/** The entrance of a provider's API: endpoints that may connect, and certificates that are verified. */
export function entranceOf(stackId: string) {
  return { kind: "entrance", owner: stackId } as const;
}

/** The policy of the private domain of a provider's API. */
export function domainPolicyOf(stackId: string) {
  return { kind: "domain-policy", owner: stackId } as const;
}

/** The policy of an execute-api endpoint: a consumer's, or that of an API with an entrance. */
export function endpointPolicyOf(owner: string) {
  return { kind: "endpoint-policy", owner } as const;
}

export function stsEndpointPolicyOf(stackId: string) {
  return { kind: "sts-endpoint-policy", owner: stackId } as const;
}

export function secretsManagerEndpointPolicyOf(stackId: string) {
  return { kind: "secrets-manager-endpoint-policy", owner: stackId } as const;
}

/** The policy of a secret that a key is kept in. @param owner the secret's address in Terraform, with its stack */
export function secretPolicyOf(owner: string) {
  return { kind: "secret-policy", owner } as const;
}

/** The policy of the KMS key that encrypts such secrets. */
export function keyPolicyOf(owner: string) {
  return { kind: "key-policy", owner } as const;
}

/** The policy of the bucket that keeps the states. @param bucket its name */
export function stateBucketPolicyOf(bucket: string) {
  return { kind: "state-bucket-policy", owner: bucket } as const;
}

/** The policy of a role that calls or assumes. */
export function identityPolicyOf(roleArn: string) {
  return { kind: "identity-policy", owner: roleArn } as const;
}

export function trustPolicyOf(roleArn: string) {
  return { kind: "trust-policy", owner: roleArn } as const;
}

/** The authorization of the methods of a provider's API. */
export function authorizationOf(stackId: string) {
  return { kind: "authorization", owner: stackId } as const;
}

/** The stage, paths and methods that a provider's API has. */
export function routesOf(stackId: string) {
  return { kind: "routes", owner: stackId } as const;
}
