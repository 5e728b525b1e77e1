import { type PolicyDocument, policyDocument } from "../document";

/**
 * The policy of a bucket that no one else's account has to do with: nobody without TLS. Who may read is decided by the policies of the
 * account's own roles.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 */
export function bucketWithTls(bucketArn: string): PolicyDocument {
  return policyDocument([
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
