import { type Place, roleArn } from "./aws/arn";

/** A party: one AWS account and region, one Terraform stack, one state object. */
export interface Party extends Place {
  /** The key under `providers:` or `consumers:`, unique in the deployment. */
  readonly stackId: string;
  /** Prefix of the physical names of its resources: `<deployment>-<stack id>`. */
  readonly name: string;
  /** Terraform's credentials for the account; absent = the environment's own. */
  readonly credentials?: Credentials;
  readonly roles: RoleSettings;
}

/** Settings of every role that is made for a party. */
export interface RoleSettings {
  /** `/`, or segments between slashes: `/crosslink/`. */
  readonly path: string;
  /** The permissions boundary of the roles, by ARN; absent = none. */
  readonly permissionsBoundary?: string;
}

/**
 * The ARN of a role that is made for a party, with its path. `aws:PrincipalArn` has the path as well; the ARN
 * of a session of the role has not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function madeRoleArn(party: Place & Pick<Party, "roles">, name: string): string {
  return roleArn(party, `${party.roles.path.slice(1)}${name}`);
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
