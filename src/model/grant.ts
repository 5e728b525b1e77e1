import { accountOf } from "./aws/arn";
import type { GrantedKey } from "./keys/api-key";
import type { GrantedCertificate } from "./mutual-tls/granted-certificate";
import type { Route } from "./routes/route";

/** A provider's grant to one consumer: the routes that its roles may call, and how the calls arrive. */
export interface Grant {
  /** The consumer's stack id, or its name under `externalConsumers:`. */
  readonly consumer: string;
  /** True if the consumer has no stack in this deployment: only what the file states about it is known. */
  readonly isExternal: boolean;
  readonly account: string;
  readonly routes: readonly Route[];
  /**
   * Roles that call with their own credentials; `*` in a name matches any text. Existing roles may be in any
   * account, the provider's included; all others are in the consumer's.
   */
  readonly callerRoleArns: readonly string[];
  /** The role in the provider's account for this consumer; absent if no client assumes it. */
  readonly accessRole?: AccessRole;
  /** The key that its calls have; absent if they are known otherwise. */
  readonly apiKey?: GrantedKey;
  /** The certificates that its calls come with; absent if they are known otherwise. */
  readonly certificate?: GrantedCertificate;
  readonly reach: Reach;
}

/**
 * The path of a consumer's calls: through endpoints that the file names, through the consumer's own endpoint
 * (its id is read from the consumer's state), or over the internet. An API with an entrance does not see these endpoints: they
 * lead to the entrance, which lets them connect.
 */
export type Reach = KnownEndpoints | LinkedEndpoint | { readonly kind: "internet" };

export interface KnownEndpoints {
  readonly kind: "endpoints";
  readonly ids: readonly string[];
  /** True to associate the API with them. */
  readonly associate: boolean;
}

interface LinkedEndpoint {
  readonly kind: "linked";
  /** True to associate the API with it. */
  readonly associate: boolean;
  /**
   * False if the file says that the consumer has no state yet. For states in S3, Terraform looks for the
   * object instead.
   */
  readonly isReadable: boolean;
}

export interface AccessRole {
  readonly name: string;
  readonly arn: string;
  /** The roles that may assume it. */
  readonly trustedRoleArns: readonly string[];
}

/** The roles that sign a consumer's calls. */
export function rolesOf({
  callerRoleArns,
  accessRole,
}: Pick<Grant, "callerRoleArns" | "accessRole">): readonly string[] {
  return accessRole ? [...callerRoleArns, accessRole.arn] : callerRoleArns;
}

/** The roles among them that are in an account. */
export function rolesInAccount(grant: Pick<Grant, "callerRoleArns" | "accessRole">, account: string) {
  return rolesOf(grant).filter((arn) => accountOf(arn) === account);
}

/** The endpoints that a provider reads from its consumers' states, each with its consumer. */
export function linkedEndpoints({
  grants,
}: {
  readonly grants: readonly Grant[];
}): readonly (LinkedEndpoint & { readonly consumer: string })[] {
  return grants.flatMap(({ consumer, reach }) => (reach.kind === "linked" ? { ...reach, consumer } : []));
}
