import { oneOrMany, type PolicyDocument, policyDocument } from "../document";

/** An `AssumeRole` call that the STS endpoint lets through. */
interface Assumption {
  /** The role that assumes. */
  readonly roleArn: string;
  readonly accessRole: { readonly arn: string };
}

export const ALLOW_ACCESS_ROLES = "AllowAccessRoles";

/**
 * The policy of the consumer's STS endpoint: assume-role clients may assume the access roles through it, and
 * nothing else passes. The client's own policy and the role's trust policy decide who may assume which.
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
