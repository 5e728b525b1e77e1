import type { PolicyDocument, Statement } from "../document";
import { policyDocument } from "../document";

/**
 * The policy of an endpoint through which one role does what its own policy lets it, and nobody else anything.
 * @param statements of the role's identity policy
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function passThrough(roleArn: string, statements: readonly Statement[]): PolicyDocument {
  return policyDocument(
    statements.map((statement) => ({
      ...statement,
      Principal: "*",
      Condition: { ArnEquals: { "aws:PrincipalArn": roleArn } },
    })),
  );
}
