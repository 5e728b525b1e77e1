/** The longest name of an IAM role, in characters, and of the Lambda function that shares it. */
export const MAX_ROLE_NAME = 64;

/**
 * A physical name from its parts: `<deployment>-<stack id>` for a party, `<party>-<name>` for its resources.
 * Names depend on the deployment file alone, so each party can name the other's roles before they exist.
 */
export function physicalName(...parts: readonly string[]): string {
  return parts.join("-");
}

/** The role that a consumer assumes in the account of a provider with this physical name. */
export function accessRoleName(provider: string, consumer: string): string {
  return physicalName(provider, "access", consumer);
}

/** The S3 object that keeps a stack's state. */
export function stateKey(keyPrefix: string, deployment: string, stackId: string): string {
  return `${keyPrefix}/${deployment}/${stackId}.tfstate`;
}

/** The HCP Terraform workspace that keeps a stack's state. */
export function workspaceName(deployment: string, stackId: string): string {
  return `${deployment}-${stackId}`;
}

/** The function of a provider that knows callers by their keys, and its role. */
export function authorizerName(provider: string): string {
  return physicalName(provider, "authorizer");
}

/** The longest name of a load balancer and of its target group, in characters. */
export const MAX_BALANCER_NAME = 32;

/** The balancer in front of a consumer's execute-api endpoint. */
export function balancerName(consumer: string): string {
  return physicalName(consumer, "door");
}

/** The path of the parameters in which a provider's authorizer finds its consumers, one below it for each. */
export function authorizerParameters(provider: string): string {
  return `/${provider}/authorizer`;
}

/** The built-in handler: it answers with the caller's identity and keeps it in a table. */
export const IDENTITY_HANDLER = "identity";

/**
 * `orders-eu` as a part of a statement's `Sid`, which takes letters and digits only: `OrdersEu`. Config
 * refuses two names in one policy that give the same text, such as `a-1` and `a1`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function sidPart(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}
