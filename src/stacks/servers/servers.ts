import type { TerraformResourceLifecycle } from "cdktf";

/** The servers behind an endpoint service, as the service has to know them. */
export interface Servers {
  /** The balancer in front of them. */
  readonly balancerArn: string;
  /** What has to hold of that balancer. @default nothing */
  readonly precondition?: TerraformResourceLifecycle["precondition"];
  /** Outputs for those who look after them. */
  readonly facts: Readonly<Record<string, unknown>>;
}
