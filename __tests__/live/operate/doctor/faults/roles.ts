import {
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CONSUMER, EXTERNAL_ID, nameOf, ORGANIZATION, PROVIDER } from "../deployment";
import type { Fault } from "../fault";
import type { Patient } from "../system";

/** Edits the trust policy of the access role as text. */
function trust(edit: (document: string) => string) {
  return async ({ account }: Patient) => {
    const { iam } = account(PROVIDER);
    const RoleName = nameOf.accessRole;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const before = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "");
    const write = async (PolicyDocument: string) => {
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
    };
    await write(changed(before, edit));
    return () => write(before);
  };
}

/** Edits the policy by which a role calls, or deletes it. */
function callPolicy(accountId: string, RoleName: string, edit?: (document: string) => string) {
  return async ({ account }: Patient) => {
    const { iam } = account(accountId);
    const policy = { RoleName, PolicyName: "call" };
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(policy));
    const before = decodeURIComponent(PolicyDocument);
    const write = async (document: string) => {
      await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: document }));
    };
    if (edit) await write(changed(before, edit));
    else await iam.send(new DeleteRolePolicyCommand(policy));
    return () => write(before);
  };
}

/** @throws Error where nothing is edited: the fault would be none */
export function changed(before: string, edit: (document: string) => string): string {
  const after = edit(before);
  if (after === before) throw new Error(`expected a part to edit, got ${before}`);
  return after;
}

export const roleFaults: readonly Fault[] = [
  {
    name: "the access role asks for another external id",
    cause: "external-id",
    evidence: /sts:ExternalId: rotated\n +intended .*sts:ExternalId: agreed-between-the-teams/,
    plant: trust((text) => text.replace(EXTERNAL_ID, "rotated")),
  },
  {
    name: "the access role asks for another organization",
    cause: "organization",
    evidence: /aws:PrincipalOrgID: o-0000000000/,
    plant: trust((text) => text.replace(ORGANIZATION, "o-0000000000")),
  },
  {
    name: "the access role trusts a role that was deleted",
    cause: "role-recreated",
    evidence: /the principal AROA0123456789EXAMPLE/,
    plant: trust((text) => text.replace(`arn:aws:iam::${CONSUMER}:root`, "AROA0123456789EXAMPLE")),
  },
  {
    name: "the access role trusts another client",
    cause: "trust-policy",
    evidence: /aws:PrincipalArn: arn:aws:iam::222222222222:role\/ill-consumer-direct/,
    plant: trust((text) => text.replace(nameOf.assumed, nameOf.direct)),
  },
  {
    name: "the client's role may not assume any more",
    cause: "assume-policy",
    plant: callPolicy(CONSUMER, nameOf.assumed),
  },
  {
    name: "the client's role has no policy any more",
    cause: "identity-policy",
    plant: callPolicy(CONSUMER, nameOf.direct),
  },
  {
    name: "the client's role may call another route only",
    cause: "identity-policy",
    call: "consumer/direct GET /",
    evidence: /InvokeRoutes Resource/,
    plant: callPolicy(CONSUMER, nameOf.direct, (text) => text.replace("/prod/GET/", "/prod/GET/elsewhere")),
  },
  {
    name: "the access role may not call any more",
    cause: "access-role-policy",
    plant: callPolicy(PROVIDER, nameOf.accessRole),
  },
];
