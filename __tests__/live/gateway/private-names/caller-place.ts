/** The place of a caller in a network: that of a function, an instance, or a test that plays one. */
export interface CallerPlace {
  readonly account: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Empty = it has none, and may send anywhere. */
  readonly groupIds: readonly string[];
}
