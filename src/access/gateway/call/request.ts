/** A call of a gateway, as it arrives at API Gateway. */
export interface Request {
  readonly method: string;
  /** As it was sent: `/todo/7`. */
  readonly path: string;
  /** Headers by their names in small letters, apart from the token's. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  readonly as: Presented;
}

/** The things that a caller shows of itself: a token, a signature, or nothing. */
export interface Presented {
  readonly token?: Token;
  readonly signer?: Signer;
}

/**
 * A token's claims.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export interface Token {
  readonly issuer: string;
  /** The issuer with whose key it is signed, whatever it says. */
  readonly signedBy: string;
  /** `aud`. @default it has none, and `client_id` is asked for */
  readonly audience?: readonly string[];
  /** `client_id`. @default it has none */
  readonly clientId?: string;
  readonly isExpired: boolean;
  readonly scopes: readonly string[];
}

/** A role that signs. */
export interface Signer {
  readonly arn: string;
  readonly account: string;
  /** True if the policies that its own account gives it, beside those of the stack, are taken to allow everything. */
  readonly isAllowedElsewhere: boolean;
}
