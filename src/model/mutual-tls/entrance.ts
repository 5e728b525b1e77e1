import type { MadeNetwork } from "../network";

/**
 * The way into an API for holders of certificates: an endpoint service, behind which a balancer verifies them before it passes their
 * calls on.
 */
export interface Entrance {
  readonly domain: EntranceDomain;
  readonly trustStore: TrustStore;
  /** The VPC of the balancers and of the API's one endpoint; its zones are ids. */
  readonly network: MadeNetwork;
}

/** The name that callers use: of the balancer's certificate, and of the API's custom domain behind it. */
export interface EntranceDomain {
  /** `api.example.com`; without wildcards. */
  readonly name: string;
  /**
   * The endpoint type of the custom domain. A balancer sends no server name to its targets, so API Gateway has to find the domain by
   * `Host`, which it is known to do for regional ones.
   */
  readonly endpointType: "regional" | "private";
  readonly certificate: MadeCertificate | AdoptedCertificate;
}

/** A certificate that ACM issues, once the name's owner has shown the zone to be theirs. */
interface MadeCertificate {
  readonly kind: "made";
  /** The public hosted zone of the name. */
  readonly hostedZoneId: string;
}

interface AdoptedCertificate {
  readonly kind: "adopted";
  readonly arn: string;
}

/**
 * The authorities whose certificates are accepted, less what they have revoked.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export interface TrustStore {
  /** The authorities' certificates in PEM, as the balancer takes them. */
  readonly caBundle: string;
  /** The same, by their subjects. */
  readonly authorities: readonly Authority[];
  readonly revocationLists: readonly RevocationList[];
}

export interface Authority {
  /** By RFC 2253. */
  readonly subject: string;
  /** The end of its validity, in RFC 3339: `2036-01-01T00:00:00Z`. */
  readonly notAfter: string;
}

export interface RevocationList {
  /** The file's name without its ending, unique among the lists. */
  readonly name: string;
  /** The list in PEM. */
  readonly pem: string;
  /** The moment by which the next one is due, in RFC 3339; absent if the list does not say. */
  readonly nextUpdate?: string;
}
