/** Operations whose permission has another name, by `<service>:<operation>`. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
  "s3:DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock",
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
  "s3:HeadBucket": "s3:ListBucket",
  "s3:HeadObject": "s3:GetObject",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
  "lambda:Invoke": "lambda:InvokeFunction",
};

/** The prefix of a service's actions, where it is not the name of its client in small letters. */
const PREFIXES: Readonly<Record<string, string>> = {
  "api gateway": "apigateway",
  apigatewayv2: "apigateway",
  "cloudwatch logs": "logs",
  "elastic load balancing v2": "elasticloadbalancing",
  "secrets manager": "secretsmanager",
};

/**
 * The permission that an operation needs. API Gateway's are the verbs of its API.
 * @param service the service id of the SDK: `S3`, `API Gateway`
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export function requiredAction(service: string, operation: string): string {
  const id = service.toLowerCase();
  const prefix = PREFIXES[id] ?? id;
  if (prefix === "apigateway") return `apigateway:${verb(operation)}`;
  const action = `${prefix}:${operation}`;
  return PERMISSIONS[action] ?? action;
}

function verb(operation: string): string {
  if (operation.startsWith("Get")) return "GET";
  if (operation.startsWith("Delete")) return "DELETE";
  if (operation.startsWith("Update")) return "PATCH";
  return operation.startsWith("Put") ? "PUT" : "POST";
}
