import { accountOf, roleArn } from "../../../model/aws/arn";
import { dotted, expected, type Finding, type Path } from "../../findings/finding";
import {
  type ClientDraft,
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  named,
  providersOf,
  regionOf,
} from "../../outline/draft";
import { draftRoles } from "./draft-roles";

/** A role that calls an API with its own credentials and is not made here. */
interface ExistingRole {
  readonly arn: string;
  /** The place where the file names it. */
  readonly path: Path;
  /** The caller that it is. */
  readonly caller: Path;
  /** A provider's stack id, or a use of one consumer's. */
  readonly api?: string;
}

/** Clients that are roles: others make these, and each is one caller of an API. */
export function existingRoles(file: DeploymentDraft, folder: string): readonly Finding[] {
  const clients = consumersOf(file).flatMap((consumer) => roleClients(file, consumer));
  return [...madeHere(clients, file, folder), ...calledTwice(clients, externalCallers(file))];
}

function roleClients(file: DeploymentDraft, consumer: Member<ConsumerDraft>): readonly ExistingRole[] {
  return clientsOf(consumer).flatMap(({ path, value }) => {
    const arn = value && arnOf(file, consumer, value);
    if (arn === undefined) return [];
    const key = value !== undefined && "role" in value ? "role" : "arn";
    return [{ arn, path: [...path, key], caller: path, api: apiOf(consumer, value?.uses) }];
  });
}

/** Undefined where the file does not say it clearly. */
function arnOf(
  file: DeploymentDraft,
  { value: consumer }: Member<ConsumerDraft>,
  client: ClientDraft,
): string | undefined {
  if (client.type !== "role") return undefined;
  if (client.arn !== undefined) return client.arn;
  const region = regionOf(file, consumer);
  if (client.role === undefined || consumer?.account === undefined || region === undefined) return undefined;
  return roleArn({ account: consumer.account, region }, client.role);
}

function apiOf({ name, value }: Member<ConsumerDraft>, use: string | undefined): string | undefined {
  const used = use === undefined ? undefined : named(value?.uses, use);
  if (used === undefined) return undefined;
  return "api" in used ? `${name}/${use}` : use;
}

function externalCallers(file: DeploymentDraft): readonly ExistingRole[] {
  return providersOf(file).flatMap((provider) =>
    externalsOf(provider).flatMap(({ path, value }) =>
      (value?.callerRoleArns ?? []).flatMap((arn) =>
        arn === undefined ? [] : [{ arn, path, caller: path, api: provider.name }],
      ),
    ),
  );
}

/**
 * Names of roles are their account's, whatever their paths, and without regard to case.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
function madeHere(
  clients: readonly ExistingRole[],
  file: DeploymentDraft,
  folder: string,
): readonly Finding[] {
  const keyOf = (account: string | undefined, name: string) => `${account} ${name.toLowerCase()}`;
  const made = new Map(draftRoles(file, folder).map((role) => [keyOf(role.account, role.name), role]));
  return clients.flatMap(({ arn, path }) => {
    const role = made.get(keyOf(accountOf(arn), arn.slice(arn.lastIndexOf("/") + 1)));
    if (role === undefined) return [];
    return [{ path, message: expected("a role that exists already", `the one that ${role.use}`) }];
  });
}

/** A policy ties a role to the endpoint and the routes of one consumer: calls of a second one's would be refused. */
function calledTwice(
  clients: readonly ExistingRole[],
  externals: readonly ExistingRole[],
): readonly Finding[] {
  const keyOf = ({ api, arn }: ExistingRole) => `${api} ${arn}`;
  const first = new Map([...externals, ...clients].reverse().map((one) => [keyOf(one), one]));
  return clients.flatMap((client) => {
    const other = first.get(keyOf(client));
    if (client.api === undefined || other === undefined || other === client) return [];
    const message = expected(
      `a role that no other caller of ${client.api} has`,
      `that of ${dotted(other.caller)}`,
    );
    return [{ path: client.path, message }];
  });
}
