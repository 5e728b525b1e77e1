import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
} from "@aws-sdk/client-iam";
import { matchesWildcard } from "../../../../../src/model/aws/wildcard";
import { policyStatements, type WrittenStatement } from "../../requests/policy-statements";

/** Finds out whether a role exists and lets a service assume it. */
export async function trusts(iam: IAMClient, roleArn: string, service: string): Promise<boolean> {
  const role = await found(iam.send(new GetRoleCommand({ RoleName: nameOf(roleArn) })));
  return statements(role?.Role?.AssumeRolePolicyDocument).some(
    ({ Effect, Principal }) => Effect === "Allow" && servicesOf(Principal).includes(service),
  );
}

/** Finds out whether a policy of a role, inline or attached, allows an action on anything at all. */
export async function roleAllows(iam: IAMClient, roleArn: string, action: string): Promise<boolean> {
  return (await roleDocuments(iam, roleArn))
    .flatMap(statements)
    .some(
      ({ Effect, Action = [] }) =>
        Effect === "Allow" && [Action].flat().some((pattern) => matchesWildcard(pattern, action)),
    );
}

/** The policies of a role, inline and attached, percent-encoded; none where there is no such role. */
export async function roleDocuments(iam: IAMClient, roleArn: string): Promise<readonly string[]> {
  const RoleName = nameOf(roleArn);
  const inline = await found(iam.send(new ListRolePoliciesCommand({ RoleName })));
  const attached = await found(iam.send(new ListAttachedRolePoliciesCommand({ RoleName })));
  return Promise.all([
    ...(inline?.PolicyNames ?? []).map(async (PolicyName) => {
      const policy = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return policy.PolicyDocument ?? "";
    }),
    ...(attached?.AttachedPolicies ?? []).map(({ PolicyArn }) => managedDocument(iam, PolicyArn)),
  ]);
}

/** The default version of a managed policy, percent-encoded. */
export async function managedDocument(iam: IAMClient, PolicyArn: string | undefined): Promise<string> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return PolicyVersion?.Document ?? "";
}

/** IAM gives documents percent-encoded. */
function statements(document = ""): readonly WrittenStatement[] {
  return policyStatements(decodeURIComponent(document)) ?? [];
}

function servicesOf(principal: unknown): readonly unknown[] {
  return typeof principal === "object" && principal && "Service" in principal
    ? [principal.Service].flat()
    : [];
}

function nameOf(roleArn: string): string | undefined {
  return roleArn.split("/").at(-1);
}

/** The answer of IAM, or undefined where it says that there is no such thing. */
export async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof NoSuchEntityException) return undefined;
    throw error;
  });
}
