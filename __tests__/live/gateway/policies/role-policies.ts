import { GetRoleCommand, GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { Account } from "../../support/accounts/accounts";

/** The policies of a role that decide about calls. */
export interface RolePolicies {
  readonly trust: PolicyDocument;
  /** Its inline policies, all in one. */
  readonly identity: PolicyDocument;
}

/**
 * The policies of a role.
 * @throws Error where there is none of this ARN: the role of that name may have another path
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
 */
export async function rolePolicies({ iam }: Account, roleArn: string): Promise<RolePolicies> {
  const RoleName = roleArn.split("/").at(-1);
  const [{ Role }, { PolicyNames = [] }] = await Promise.all([
    iam.send(new GetRoleCommand({ RoleName })),
    iam.send(new ListRolePoliciesCommand({ RoleName })),
  ]);
  if (Role?.Arn !== roleArn) throw new Error(`expected the role ${roleArn}, got ${Role?.Arn}`);
  const inline = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  const statements = inline.flatMap(({ PolicyDocument: encoded }) => parsed(encoded).Statement);
  return {
    trust: parsed(Role?.AssumeRolePolicyDocument),
    identity: { Version: "2012-10-17", Statement: statements },
  };
}

/** IAM gives documents percent-encoded. */
function parsed(document: string | undefined): PolicyDocument {
  return JSON.parse(decodeURIComponent(document ?? "")) as PolicyDocument;
}
