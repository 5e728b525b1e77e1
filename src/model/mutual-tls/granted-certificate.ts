/** The certificates by which an API knows a consumer. */
export interface GrantedCertificate {
  /** Their subjects, as the file writes them by RFC 2253; at least one, and no other consumer's. */
  readonly subjects: readonly string[];
  /** Their serial numbers, in hexadecimal; absent = any certificate of these subjects. */
  readonly serials?: readonly string[];
}
