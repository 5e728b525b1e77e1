import { type Place, roleArn } from "./aws/arn";

/** A party: one AWS account and region, one Terraform stack, one state object. */
export interface Party extends Place {
  /** The key under `providers:` or `consumers:`, unique in the deployment. */
  readonly stackId: string;
  /** The beginning of the physical names of everything that is made for it: `<deployment>-<stack id>`. */
  readonly name: string;
  /** The way that Terraform gets into the account; absent = with the environment's own credentials. */
  readonly credentials?: Credentials;
  readonly roles: RoleSettings;
}

/** The settings of every role that is made for a party, beside its name and its policies. */
export interface RoleSettings {
  /** `/`, or segments between slashes: `/crosslink/`. */
  readonly path: string;
  /** The managed policy that limits what the roles' own policies can allow; absent = none does. */
  readonly permissionsBoundary?: string;
}

/**
 * The ARN of a role that is made for a party, its path included: `aws:PrincipalArn` is that ARN too, while the ARN of a
 * session of the role has no path.
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
