import { type ServerRole, serverRoleName } from "../../../model/gateway/server-names";
import type { MadeRole } from "../made-roles";
import type { ComputeDraft, ServiceProviderOutline } from "./service-provider";

/** The roles that are made for servers of each kind, by the end of their names, and what each is for. */
const ROLES: Readonly<Record<ComputeDraft["type"] & string, readonly (readonly [ServerRole, string])[]>> = {
  fargate: [
    ["execution", "Fargate starts the containers of {name} with"],
    ["task", "the containers of {name} run as"],
  ],
  ec2: [["instance", "the instances of {name} run as"]],
  existing: [],
};

/** The roles that are made for the servers of an endpoint service. */
export function serverRoles({
  name,
  path,
  account,
  compute,
  physicalName: owner,
}: ServiceProviderOutline): readonly MadeRole[] {
  if (owner === undefined || compute === undefined) return [];
  return ROLES[compute].map(([role, use]) => ({
    name: serverRoleName({ name: owner }, role),
    account,
    path,
    use: use.replace("{name}", name),
    parts: `the stack id ${name}`,
  }));
}
