import { CERTIFICATE_HEADERS } from "../../model/mutual-tls/certificate-headers";

/** A client's certificate, as a balancer describes it. */
export interface Certificate {
  /** By RFC 2253, without spaces around separators, as balancers write it. */
  readonly subject: string;
  /** The same of the authority that signed it. */
  readonly issuer: string;
  /** In hexadecimal. */
  readonly serial: string;
}

/**
 * What the balancer of an entrance makes of the certificate that a client shows. No such certificate exists at synth, so the outcome is
 * a part of the call. In mode `verify` a balancer passes on nothing of a connection that it does not verify.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export type Handshake =
  | { readonly kind: "verified"; readonly certificate: Certificate }
  | { readonly kind: "refused"; readonly because: HandshakeFailure };

/** None is shown, its chain leads to no authority of the bundle, a list of the trust store has it, or its time is over. */
export type HandshakeFailure = "no-certificate" | "unknown-authority" | "revoked" | "expired";

/** All values of a request's headers, by their names in lower case. */
export type HeaderValues = Readonly<Record<string, readonly string[]>>;

/** The headers that describe a certificate. */
export function describing({ subject, issuer, serial }: Certificate): HeaderValues {
  const values = [subject, issuer, serial];
  return Object.fromEntries(CERTIFICATE_HEADERS.map((name, i) => [name, [values[i] ?? ""]]));
}

/** The headers of both: those of one name with the values of both, since nothing says that the one replaces the other. */
export function beside(some: HeaderValues, others: HeaderValues): HeaderValues {
  const names = new Set([...Object.keys(some), ...Object.keys(others)]);
  return Object.fromEntries(
    [...names].map((name) => [name, [...(some[name] ?? []), ...(others[name] ?? [])]]),
  );
}
