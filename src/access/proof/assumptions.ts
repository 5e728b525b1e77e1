import { CLIENTS } from "../../model/clients/traits";
import type { World } from "../world/world";

/** The assumptions of the proof about what is not in the deployment, a sentence each. */
export function assumptions(world: World): readonly string[] {
  return [
    ...world.consumers.flatMap(({ consumer }) => {
      const executeApi = consumer.vpc?.executeApi;
      return executeApi?.kind === "existing"
        ? [`the policy of ${executeApi.endpointId}, which ${consumer.stackId} adopts, allows everything`]
        : [];
    }),
    ...world.consumers.flatMap(({ consumer }) =>
      consumer.uses.flatMap(({ name, apiId }) =>
        apiId === undefined ? [] : [`the owner of ${name} (${apiId}) allows what ${consumer.stackId} uses`],
      ),
    ),
    ...ofRoles(rolesOfOthers(world)),
    "no service control policy and no permissions boundary refuses what these documents allow",
  ];
}

/** The roles that call and that no stack makes, wildcards included. */
function rolesOfOthers({ consumers, providers }: World): ReadonlySet<string> {
  return new Set([
    ...consumers.flatMap(({ consumer: { clients, uses } }) => [
      ...clients.filter(({ type }) => !CLIENTS[type].isMade).map(({ roleArn }) => roleArn),
      ...uses.flatMap(({ allowedRoleArns }) => allowedRoleArns),
    ]),
    ...providers.flatMap(({ grants }) =>
      grants
        .filter(({ isExternal }) => isExternal)
        .flatMap(({ callerRoleArns, accessRole }) => [
          ...callerRoleArns,
          ...(accessRole?.trustedRoleArns ?? []),
        ]),
    ),
  ]);
}

function ofRoles(roles: ReadonlySet<string>): readonly string[] {
  if (roles.size === 0) return [];
  const [one] = roles;
  return [
    roles.size === 1
      ? `the policies of ${one}, which is not made here, allow everything`
      : `the policies of ${roles.size} roles that are not made here allow everything`,
  ];
}
