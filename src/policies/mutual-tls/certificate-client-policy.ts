import { type PolicyDocument, policyDocument } from "../document";

export const READ_CERTIFICATE = "ReadCertificate";

/**
 * The identity policy of a client that shows a certificate: it reads its own, and invokes its routes where calls are signed as well.
 * The secret is encrypted by the account's own key for Secrets Manager, which asks for no permission.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function certificateClientPolicy(secretArn: string, invoke?: PolicyDocument): PolicyDocument {
  return policyDocument([
    {
      Sid: READ_CERTIFICATE,
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: secretArn,
    },
    ...(invoke?.Statement ?? []),
  ]);
}
