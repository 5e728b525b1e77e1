/** A VPC that Crosslink makes, without a route to or from the internet. */
export interface MadeNetwork {
  readonly kind: "made";
  /** IPv4, /16 to /24. */
  readonly cidr: string;
  /** The letters of the availability zones, such as `a`. */
  readonly zones: readonly string[];
}
