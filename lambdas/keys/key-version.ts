/** One version of a secret: a key, and when it was made. */
export interface KeyVersion {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}
