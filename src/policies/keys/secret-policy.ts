import { accountOf, accountRootArn, type Place } from "../../model/aws/arn";
import type { KeptKeys } from "../../model/keys/kept-keys";
import { type PolicyDocument, policyDocument } from "../document";

export const ALLOW_AUTHORIZER = "AllowAuthorizer";
export const DENY_OTHER_READERS = "DenyOtherReaders";

/**
 * The policy of the secret that a use's key is kept in: the provider's authorizer may read it, and nobody but the clients, the
 * rotation and the authorizer may, whatever the account's own policies say. Who deploys cannot read it either. Undefined for the
 * keys of a front door's callers, which people of the account hand out: its own policies decide.
 *
 * A reader of another account needs this Allow, that of the KMS key and one of its own.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
 */
export function secretPolicy(place: Place, kept: KeptKeys): PolicyDocument | undefined {
  const { authorizerRoleArn, readerRoleArns, rotationRoleArn } = kept;
  if (authorizerRoleArn === undefined) return undefined;
  return policyDocument([
    {
      Sid: ALLOW_AUTHORIZER,
      Effect: "Allow",
      Principal: { AWS: accountRootArn({ ...place, account: accountOf(authorizerRoleArn) }) },
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
      Condition: { ArnEquals: { "aws:PrincipalArn": authorizerRoleArn } },
    },
    {
      Sid: DENY_OTHER_READERS,
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
      Condition: {
        ArnNotEquals: { "aws:PrincipalArn": [authorizerRoleArn, ...readerRoleArns, rotationRoleArn] },
      },
    },
  ]);
}
