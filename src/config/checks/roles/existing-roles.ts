import { dotted, type Finding, type Path, unexpected } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";
import type { MadeRole } from "../../outline/made-roles";
import { madeAs } from "./made-as";

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
export function existingRoles(
  { providers, consumers }: DeploymentOutline,
  roles: readonly MadeRole[],
): readonly Finding[] {
  const clients = consumers.flatMap(roleClients);
  const externals = providers.flatMap(({ name: api, externals }) =>
    externals.flatMap(({ path, value }) =>
      (value?.callerRoleArns ?? []).flatMap((arn) => (arn ? { arn, path, caller: path, api } : [])),
    ),
  );
  return [
    ...clients.flatMap(({ arn, path }) => {
      const use = madeAs(arn, roles);
      return use ? [unexpected(path, "a role that exists already", `the one that ${use}`)] : [];
    }),
    ...calledTwice(clients, externals),
  ];
}

function roleClients({ name: consumer, clients }: ConsumerOutline): readonly ExistingRole[] {
  return clients.flatMap(({ existingArn: arn, path, value, use }) => {
    if (arn === undefined || value === undefined) return [];
    const api = use?.kind === "described" ? `${consumer}/${use.name}` : use?.kind && use.name;
    return [{ arn, path: [...path, "role" in value ? "role" : "arn"], caller: path, api }];
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
    const wanted = `a role that no other caller of ${client.api} has`;
    return [unexpected(client.path, wanted, `that of ${dotted(other.caller)}`)];
  });
}
