import { type PolicyDocument, policyDocument } from "./document";

/**
 * The policy of the DynamoDB gateway endpoint in the backend's VPC: one role writes to one table through it.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html
 */
export function tableEndpointPolicy(tableArn: string, writerRoleArn: string): PolicyDocument {
  return policyDocument([
    {
      Sid: "AllowTable",
      Effect: "Allow",
      Principal: "*",
      Action: "dynamodb:PutItem",
      Resource: tableArn,
      Condition: { ArnEquals: { "aws:PrincipalArn": writerRoleArn } },
    },
  ]);
}
