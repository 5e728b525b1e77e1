import { accountOf } from "./aws/arn";
import type { Route } from "./routes/route";

/** What a provider gives to one consumer: the routes that its roles may call, and the way by which they come. */
export interface Grant {
  /** The consumer's stack id, or its name under `externalConsumers:`. */
  readonly consumer: string;
  /** True if the consumer's stack is not of this deployment, and only the facts are known that the file states. */
  readonly isExternal: boolean;
  readonly account: string;
  readonly routes: readonly Route[];
  /**
   * Roles that call with their own credentials; `*` stands for any text in a name. They are the consumer's, but those
   * that exist already may be of any account, the provider's included.
   */
  readonly callerRoleArns: readonly string[];
  /** The role in the provider's account for this consumer; absent where nobody would assume it. */
  readonly accessRole?: AccessRole;
  readonly reach: Reach;
}

/**
 * The way by which a consumer's calls arrive: through endpoints that the file names, through the one that the consumer
 * makes and whose id is read from its state, or over the internet.
 */
export type Reach = KnownEndpoints | LinkedEndpoint | { readonly kind: "internet" };

export interface KnownEndpoints {
  readonly kind: "endpoints";
  readonly ids: readonly string[];
  /** True if the API is to be associated with them. */
  readonly associate: boolean;
}

export interface LinkedEndpoint {
  readonly kind: "linked";
  /** True if the API is to be associated with it. */
  readonly associate: boolean;
  /** False where the file says that the consumer has no state to read yet. In S3 the state is looked for instead. */
  readonly isReadable: boolean;
}

export interface AccessRole {
  readonly name: string;
  readonly arn: string;
  /** The roles that may assume it. */
  readonly trustedRoleArns: readonly string[];
}

/** The roles that the API sees in calls of a consumer's. */
export function rolesOf({
  callerRoleArns,
  accessRole,
}: Pick<Grant, "callerRoleArns" | "accessRole">): readonly string[] {
  return accessRole ? [...callerRoleArns, accessRole.arn] : callerRoleArns;
}

/** Those of them that are in an account, by their ARNs. */
export function rolesInAccount(grant: Pick<Grant, "callerRoleArns" | "accessRole">, account: string) {
  return rolesOf(grant).filter((arn) => accountOf(arn) === account);
}

/** The consumers whose endpoints a provider learns from their states, with what it does with each. */
export function linkedEndpoints({
  grants,
}: {
  readonly grants: readonly Grant[];
}): readonly (LinkedEndpoint & { readonly consumer: string })[] {
  return grants.flatMap(({ consumer, reach }) => (reach.kind === "linked" ? { ...reach, consumer } : []));
}
