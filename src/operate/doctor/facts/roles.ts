import type { ReadDocument } from "../../../access/evaluation/policy/read-document";
import { CLIENTS } from "../../../model/clients/traits";
import type { Client } from "../../../model/consumer";
import type { Party } from "../../../model/party";
import type { Aws } from "../../aws/aws";
import { parsedPolicy } from "../documents/parsed-policy";
import { byClient, byConsumer, on } from "./needed";
import { type Permission, type Reading, unlessAbsent } from "./reading";

/** A role with its own policies. */
export interface LiveRole {
  readonly arn: string;
  readonly trust: ReadDocument;
  /** Its inline policies by name. */
  readonly policies: Readonly<Record<string, ReadDocument>>;
  /** The boundary of its permissions, by ARN. */
  readonly boundary?: string;
}

/** The name of the inline policy that lets a role call, or assume. */
export const CALL_POLICY = "call";

/** The name of the inline policy of a client's role. */
export function policyNameOf({ type }: Pick<Client, "type">): string {
  return type === "rest-front-door" ? "keys" : CALL_POLICY;
}

export const clientRoleReading: Reading<LiveRole | undefined> = {
  what: "the client's role",
  key: byClient,
  needs: ({ consumer, client }) => (CLIENTS[client.type].isMade ? onRole(consumer, client.roleArn) : []),
  read: async ({ consumer, client }, { aws }) =>
    CLIENTS[client.type].isMade ? liveRole(aws(consumer), client.roleArn) : undefined,
};

export const accessRoleReading: Reading<LiveRole | undefined> = {
  what: "the access role",
  key: (call) => `${byConsumer(call)} at ${call.use.name}`,
  needs: ({ provider, grant }) =>
    provider && grant?.accessRole ? onRole(provider, grant.accessRole.arn) : [],
  read: async ({ provider, grant }, { aws }) =>
    provider && grant?.accessRole ? liveRole(aws(provider), grant.accessRole.arn) : undefined,
};

export function onRole(party: Party, roleArn: string): readonly Permission[] {
  return on(party, roleArn, "iam:GetRole", "iam:GetRolePolicy", "iam:ListRolePolicies");
}

/** Undefined if there is no role of this name, or one at another path. */
export async function liveRole(aws: Aws, roleArn: string): Promise<LiveRole | undefined> {
  const iam = aws.client("iam");
  const RoleName = roleArn.split("/").at(-1);
  const found = await unlessAbsent(iam.getRole({ RoleName }), "NoSuchEntityException", "NoSuchEntity");
  const role = found?.Role;
  if (role === undefined || role.Arn !== roleArn) return undefined;
  const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
  const policies = await Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = "{}" } = await iam.getRolePolicy({ RoleName, PolicyName });
      return [PolicyName, parsedPolicy(PolicyDocument)] as const;
    }),
  );
  return {
    arn: roleArn,
    trust: parsedPolicy(role.AssumeRolePolicyDocument ?? "{}"),
    policies: Object.fromEntries(policies),
    boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}
