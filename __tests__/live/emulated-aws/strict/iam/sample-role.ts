import { CreateRoleCommand, type IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";

/** The service that may assume a role, and the actions that it allows. */
export interface SampleRole {
  readonly trusts: string;
  /** @default nothing */
  readonly actions?: readonly string[];
}

/** @returns its ARN */
export async function makeRole(
  iam: IAMClient,
  RoleName: string,
  { trusts, actions }: SampleRole,
): Promise<string> {
  const AssumeRolePolicyDocument = document({ Principal: { Service: trusts }, Action: "sts:AssumeRole" });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  if (actions) await allow(iam, RoleName, actions);
  return Role?.Arn ?? "";
}

/** Gives a role its one policy. */
export async function allow(iam: IAMClient, RoleName: string, actions: readonly string[]): Promise<void> {
  const PolicyDocument = document({ Action: actions, Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument }));
}

/** A policy of one statement, which allows. */
export function document(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
