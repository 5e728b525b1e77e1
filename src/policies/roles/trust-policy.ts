import type { Trust } from "../../model/provider";
import { type Condition, oneOrMany, type PolicyDocument, policyDocument } from "../document";

export const ALLOW_CLIENT_ROLES = "AllowClientRoles";

/**
 * The trust policy of an access role: only these roles may assume it, with the organization and external id
 * that the provider asks for. Between accounts this policy decides who gets in, since the role's own calls
 * come from the provider's account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
export function accessRoleTrust(
  trustedRoleArns: readonly string[],
  { organizationId, externalId }: Trust,
): PolicyDocument {
  const equals: Condition["StringEquals"] = {
    ...(organizationId !== undefined && { "aws:PrincipalOrgID": organizationId }),
    ...(externalId !== undefined && { "sts:ExternalId": externalId }),
  };
  return policyDocument([
    {
      Sid: ALLOW_CLIENT_ROLES,
      Effect: "Allow",
      Principal: { AWS: oneOrMany(trustedRoleArns.map(accountRootOf)) },
      Action: "sts:AssumeRole",
      Condition: {
        ArnEquals: { "aws:PrincipalArn": oneOrMany(trustedRoleArns) },
        ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
      },
    },
  ]);
}

/** Lets an AWS service run as a role. */
export function serviceTrust(
  service: "lambda.amazonaws.com" | "apigateway.amazonaws.com" | "ec2.amazonaws.com",
): PolicyDocument {
  return policyDocument([
    { Sid: "AllowService", Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" },
  ]);
}

function accountRootOf(roleArn: string): string {
  return roleArn.replace(/:role\/.*$/, ":root");
}
