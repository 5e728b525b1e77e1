import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";

/** A security group under the name that the addresses and descriptions of its rules have. */
export interface NamedGroup {
  readonly name: string;
  readonly groupId: string;
}

/** The VPC that groups are in, with the prefix of their names. */
interface GroupsPlace {
  readonly name: string;
  readonly vpcId: string;
}

/** Makes a security group without rules: it lets nothing in or out. */
export function namedGroup(
  scope: Construct,
  name: string,
  description: string,
  place: GroupsPlace,
): NamedGroup {
  const groupName = `${place.name}-${name}`;
  const { id: groupId } = new SecurityGroup(scope, `group:${name}`, {
    name: groupName,
    description,
    vpcId: place.vpcId,
    tags: { Name: groupName },
  });
  return { name, groupId };
}
