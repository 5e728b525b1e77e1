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
    ...ofKeys(world),
    ...ofEntrances(world),
    ...ofRoles(rolesOfOthers(world)),
    "no service control policy and no permissions boundary refuses what these documents allow",
  ];
}

/** A key says no more than who may hold it, and at which endpoint. */
function ofKeys({ providers, consumers }: World): readonly string[] {
  const doors = consumers.flatMap((world) =>
    world.consumer.clients.filter(({ type }) => type === "rest-front-door").map((door) => ({ door, world })),
  );
  const hasKeys = providers.some(({ api }) => api.auth === "api-key");
  return [
    ...(hasKeys
      ? [
          "whoever has a consumer's key and is behind its endpoint is that consumer",
          "API Gateway tells an authorizer the endpoint that a call came through (requestContext.identity.vpceId)",
        ]
      : []),
    ...doors.flatMap(({ door, world: { consumer } }) => [
      `the keys of callers of ${consumer.stackId}/${door.name} are handed out as the policies of account ${consumer.account} say`,
    ]),
    ...(doors.length > 0
      ? ["a header that API Gateway maps takes the place of the caller's own of that name"]
      : []),
  ];
}

/** A certificate says no more than who may hold its key. What the balancer does with it AWS documents, and nobody proves. */
function ofEntrances({ providers, consumers }: World): readonly string[] {
  const names = providers.flatMap(({ api }) => (api.entrance ? [api.name] : []));
  const hasCertificates = consumers.some(({ documents }) => documents.certificates.length > 0);
  return [
    ...(names.length > 0
      ? [
          ...(providers.some(({ api }) => api.auth === "certificate")
            ? ["whoever holds the key of a consumer's certificate is that consumer, at any accepted endpoint"]
            : []),
          "a balancer passes on only what is of an authority of its trust store, not revoked and not expired, and describes it in its headers",
          `nothing reaches the endpoint of ${names.join(" or ")} but its balancer, as the proof of the network shows: only that makes the headers true`,
        ]
      : []),
    ...(hasCertificates
      ? ["a certificate's secret is written by its owner, whom the account's own policies let write it"]
      : []),
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
