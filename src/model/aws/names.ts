/** The longest name that IAM accepts for a role, and Lambda for the function of the same name, in characters. */
export const MAX_ROLE_NAME = 64;

/**
 * The physical name of something that a party owns: `<deployment>-<stack id>-<what>`. Names are a function of
 * the deployment alone, so that each party can name the other's roles before they exist.
 */
export function physicalName(deployment: string, stackId: string, ...what: readonly string[]): string {
  return [deployment, stackId, ...what].join("-");
}

/** The role that a consumer assumes in the provider's account. */
export function accessRoleName(deployment: string, provider: string, consumer: string): string {
  return physicalName(deployment, provider, "access", consumer);
}

/** The S3 object that keeps a stack's state. */
export function stateKey(keyPrefix: string, deployment: string, stackId: string): string {
  return `${keyPrefix}/${deployment}/${stackId}.tfstate`;
}

/** The HCP Terraform workspace that keeps a stack's state. */
export function workspaceName(deployment: string, stackId: string): string {
  return `${deployment}-${stackId}`;
}

/** The built-in handler, which answers with the caller's identity and keeps it in a table. */
export const IDENTITY_HANDLER = "identity";

/**
 * `orders-eu` as a part of a statement's `Sid`, which takes letters and digits only: `OrdersEu`. Config refuses two
 * names of one policy that come out the same, as `a-1` and `a1` do.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function sidPart(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}
