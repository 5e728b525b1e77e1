import { oneOrMany, type PolicyDocument, policyDocument } from "../document";

/** One assumption that may go through an STS endpoint. */
export interface Assumption {
  /** The role that assumes. */
  readonly roleArn: string;
  readonly accessRole: { readonly arn: string };
}

export const ALLOW_ACCESS_ROLES = "AllowAccessRoles";

/**
 * The policy of the consumer's STS endpoint: its assume-role clients may assume their access roles through it,
 * and nothing else passes. Which client may assume which role is decided by its own policy and the role's trust.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html
 */
export function stsEndpointPolicy(assumptions: readonly Assumption[]): PolicyDocument {
  return policyDocument([
    {
      Sid: ALLOW_ACCESS_ROLES,
      Effect: "Allow",
      Principal: "*",
      Action: "sts:AssumeRole",
      Resource: oneOrMany(assumptions.map(({ accessRole }) => accessRole.arn)),
      Condition: {
        ArnEquals: { "aws:PrincipalArn": oneOrMany(assumptions.map(({ roleArn }) => roleArn)) },
      },
    },
  ]);
}
