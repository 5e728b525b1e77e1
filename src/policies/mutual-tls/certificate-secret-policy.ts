import { type PolicyDocument, policyDocument } from "../document";

export const DENY_OTHER_READERS = "DenyOtherReaders";

/**
 * The policy of the secret that a client's certificate and its key are kept in: nobody reads it but the client, whatever the
 * account's own policies say. Its owner writes it without reading it.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
 */
export function certificateSecretPolicy(readerRoleArn: string): PolicyDocument {
  return policyDocument([
    {
      Sid: DENY_OTHER_READERS,
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
      Condition: { ArnNotEquals: { "aws:PrincipalArn": readerRoleArn } },
    },
  ]);
}
