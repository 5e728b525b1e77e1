import type { TerraformResourceLifecycle } from "cdktf";

/** The servers behind an endpoint service, as the service has to know them. */
export interface Servers {
  /** The balancer in front of them. */
  readonly balancerArn: string;
  /** The condition that the balancer has to meet. @default none */
  readonly precondition?: TerraformResourceLifecycle["precondition"];
  /** Outputs for those who look after them. */
  readonly facts: Readonly<Record<string, unknown>>;
}
