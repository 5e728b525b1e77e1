import type { Route } from "../routes/route";

/** The header that callers send their key in, in lower case as HTTP/2 has it. */
export const KEY_HEADER = "x-crosslink-key";

/** The rotation of a key that a consumer keeps. */
export interface KeyRotation {
  /** The days from one rotation to the next, 1 to 1,000. */
  readonly rotateEveryDays: number;
  /** The minutes for which a key that was rotated out is still accepted, from 10. */
  readonly graceMinutes: number;
  /** The route that a rotation calls with the new key before it takes the place of the old one. */
  readonly testRoute: Route;
}

/** The key by which an API knows the calls of a consumer. */
export interface ApiKey extends KeyRotation {
  /** The consumer's name at the provider, with which the key begins. */
  readonly knownAs: string;
  /** The role of the provider's authorizer, which reads the key in the consumer's account. */
  readonly authorizerRoleArn: string;
}

/** A key as the provider that it was granted for knows it. */
export interface GrantedKey {
  readonly graceMinutes: number;
  readonly secret: StatedSecret | LinkedSecret;
}

/** A secret that the file names. */
interface StatedSecret {
  readonly kind: "stated";
  readonly arn: string;
}

/** A secret whose ARN is read from the consumer's state. */
interface LinkedSecret {
  readonly kind: "linked";
  /** False if the file says that the consumer has no state yet. */
  readonly isReadable: boolean;
}
