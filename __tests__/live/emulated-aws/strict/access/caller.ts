import { GetRoleCommand, type IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { ReadDocument } from "../../../../../src/access/evaluation/policy/read-document";
import type { Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { found, managedDocument, roleDocuments } from "../iam/role-permissions";

/** The sender of a request, as IAM knows him by his access key. */
export interface Caller {
  readonly account: string;
  /** `arn:aws:sts::222222222222:assumed-role/role/session` */
  readonly arn: string;
  /** The role of a session; for anybody else the account's root. */
  readonly principalArn: string;
  /** Absent = a role that IAM does not know, or nobody's keys: an administrator, whose own policy allows everything. */
  readonly policies?: readonly ReadDocument[];
  /** Absent = a role without one. */
  readonly boundary?: ReadDocument;
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export async function callerOf(passing: PassingRequest, forward: Forward): Promise<Caller> {
  const clients = serviceClients(requesterOf(passing), forward);
  const { Arn: arn = "", Account: account = "" } = await clients.sts().send(new GetCallerIdentityCommand({}));
  const [, partition] = arn.split(":");
  const name = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (name === undefined) return { account, arn, principalArn: `arn:${partition}:iam::${account}:root` };
  const role = await knownRole(clients.iam(), name);
  return role === undefined
    ? { account, arn, principalArn: `arn:${partition}:iam::${account}:role/${name}` }
    : { account, arn, ...role };
}

async function knownRole(
  iam: IAMClient,
  RoleName: string,
): Promise<Pick<Caller, "principalArn" | "policies" | "boundary"> | undefined> {
  const { Role } = (await found(iam.send(new GetRoleCommand({ RoleName })))) ?? {};
  if (Role?.Arn === undefined) return undefined;
  const boundaryArn = Role.PermissionsBoundary?.PermissionsBoundaryArn;
  const policies = await roleDocuments(iam, Role.Arn);
  return {
    principalArn: Role.Arn,
    policies: policies.map(parsed),
    boundary: boundaryArn ? parsed(await managedDocument(iam, boundaryArn)) : undefined,
  };
}

/** IAM gives documents percent-encoded. */
function parsed(document: string): ReadDocument {
  return JSON.parse(decodeURIComponent(document)) as ReadDocument;
}
