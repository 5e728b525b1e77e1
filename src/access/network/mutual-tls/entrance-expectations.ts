import type { ConnectingConsumers } from "../endpoint-service/connecting-consumer";

/** The entrance of an API behind mutual TLS, in the provider's stack. */
export interface EntranceExpectations {
  /** The name that callers use. */
  readonly domain: string;
  readonly endpointType: "PRIVATE" | "REGIONAL";
  readonly certificate: CertificateExpectations;
  /** The lists of certificates that authorities revoked, by name. */
  readonly revocationLists: readonly string[];
  /** The moments before which plans warn, in RFC 3339: of authorities' ends, and of lists that are due. */
  readonly ends: readonly string[];
  /** The partition of its region, as ARNs name it: `aws`. */
  readonly partition: string;
  /** The zones of its VPC, by id. */
  readonly zoneIds: readonly string[];
  readonly consumers: ConnectingConsumers;
}

/** The certificate that the name has: one that exists, or one that ACM issues for a record in a zone. */
type CertificateExpectations =
  | { readonly kind: "adopted"; readonly arn: string }
  | { readonly kind: "made"; readonly hostedZoneId: string };

/** An entrance as a consumer's clients reach it. */
export interface UsedEntranceExpectations {
  /** The name that its clients call. */
  readonly domain: string;
  /** The name of the endpoint service in front of it. @default the provider's stack puts it out */
  readonly serviceName?: string;
  /** The region that calls are signed for. */
  readonly region: string;
  /** True if calls are signed, with a certificate on top. */
  readonly signs: boolean;
}
