/** A VPC that Crosslink makes: no way to or from the internet. */
export interface MadeNetwork {
  readonly kind: "made";
  /** IPv4, /16 to /24. */
  readonly cidr: string;
  /** Zone letters of the region, as `a`. */
  readonly zones: readonly string[];
}
