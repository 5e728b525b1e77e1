import type { Place } from "./arn";

/** A party: one AWS account and region, one Terraform stack, one state object. */
export interface Party extends Place {
  /** The key under `providers:` or `consumers:`, unique in the deployment. */
  readonly stackId: string;
  /** How Terraform gets into the account; absent = the environment's own credentials. */
  readonly credentials?: Credentials;
}

export type Credentials =
  | { readonly profile: string }
  | {
      readonly assumeRole: {
        readonly roleArn: string;
        readonly externalId?: string;
        readonly sessionName?: string;
      };
    };
