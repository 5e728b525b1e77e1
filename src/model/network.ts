/** A VPC that Crosslink makes, without a route to or from the internet. */
export interface MadeNetwork {
  readonly kind: "made";
  /** IPv4, /16 to /24. */
  readonly cidr: string;
  /** The availability zones: letters such as `a`, or ids such as `euw1-az1`. */
  readonly zones: readonly string[];
}
