import { wayTo } from "../../../access/declared/declared-callers";
import type { Endpoint } from "../../../access/evaluation/call";
import type { ConsumerWorld, ProviderWorld, World } from "../../../access/world/world";
import { apiArn, routeArn } from "../../../model/aws/arn";
import type { Use } from "../../../model/consumer";
import { rolesOf } from "../../../model/grant";
import { SERVICES } from "../../../model/services/traits";
import type { OfferedApi, Policy } from "./offered-api";

/** Every API that a deployment offers, and those of others that it uses. */
export function offeredApis(world: World): readonly OfferedApi[] {
  const identityPolicies = policiesOfRoles(world);
  return [
    ...world.providers.map((one) => offered(one, world, identityPolicies)),
    ...world.consumers.flatMap((one) => [
      ...doorsOf(one, identityPolicies),
      ...one.consumer.uses.flatMap((use) => foreignApi(one, use, identityPolicies)),
    ]),
  ];
}

type Policies = OfferedApi["identityPolicies"];

function policiesOfRoles({ providers, consumers }: World): Policies {
  const made = providers.flatMap(({ documents }) =>
    documents.accessRoles.map(({ arn, permissions }): [string, Policy] => [arn, permissions]),
  );
  const clients = consumers.flatMap(({ documents }) =>
    documents.clients.flatMap(({ client, policy }): [string, Policy][] =>
      policy ? [[client.roleArn, policy]] : [],
    ),
  );
  return new Map([...made, ...clients]);
}

function offered(one: ProviderWorld, world: World, identityPolicies: Policies): OfferedApi {
  const { provider, api, grants, documents, certificates = {} } = one;
  const stage = { ...api, apiId: api.id };
  const answers = [
    ...Object.values(documents.authorizer?.keyGrants ?? {}),
    ...Object.values(documents.entrance?.certificateGrants ?? {}),
  ];
  const ends = answers.flatMap(({ allow, deny }) => [allow, deny]);
  return {
    ...{ name: provider.stackId, api, isForeign: false, identityPolicies },
    routes: provider.service.routes,
    reachedBy: SERVICES[provider.service.type].reachedBy,
    roleArns: grants.flatMap(rolesOf),
    keyHolders: Object.keys(documents.authorizer?.keyGrants ?? {}),
    certificates: Object.values(certificates).flat(),
    endpoints: api.entrance ? connecting(one) : namedEndpoints(one, world),
    granted: [
      ...grants.map(({ routes }) => routes.map((route) => routeArn(stage, route))),
      ...ends.map((list) => list.map((end) => `${apiArn(stage)}/${api.stage}/${end}`)),
    ],
  };
}

/** The endpoints that connect to an entrance. Nobody puts a policy on them that is known here. */
function connecting({ api }: ProviderWorld): readonly Endpoint[] {
  return (api.entrance?.connections ?? []).flatMap(({ consumer, account, endpointIds }) =>
    endpointIds.map((id) => ({ id, owner: consumer, account })),
  );
}

function namedEndpoints({ endpointIds }: ProviderWorld, { consumers }: World): readonly Endpoint[] {
  const made = new Map(consumers.flatMap(({ endpoint }) => (endpoint ? [[endpoint.id, endpoint]] : [])));
  return Object.entries(endpointIds).flatMap(([consumer, ids]) =>
    ids.map((id) => made.get(id) ?? { id, owner: consumer }),
  );
}

const NOBODY = { roleArns: [], keyHolders: [], certificates: [], endpoints: [] };

function doorsOf({ consumer, doors }: ConsumerWorld, identityPolicies: Policies): readonly OfferedApi[] {
  return consumer.clients.flatMap((client) => {
    const api = doors[client.name];
    if (client.type !== "rest-front-door" || api === undefined) return [];
    const stage = { ...api, apiId: api.id };
    return {
      ...{ ...NOBODY, name: api.name, api, isForeign: false, identityPolicies },
      ...{ routes: client.use.routes, reachedBy: "internet" },
      keyHolders: client.callers.map(({ name }) => name),
      granted: client.callers.map(({ routes }) => routes.map((route) => routeArn(stage, route))),
    };
  });
}

/** An API of another owner, as the file describes it. */
function foreignApi(world: ConsumerWorld, use: Use, identityPolicies: Policies): readonly OfferedApi[] {
  const api = world.apis[use.name];
  if (use.apiId === undefined || api === undefined) return [];
  const { stackId } = world.consumer;
  const way = wayTo(world, use);
  const { directRoleArns, allowedRoleArns, accessRole } = use;
  const roles = [...directRoleArns, ...allowedRoleArns, ...(accessRole ? [accessRole.arn] : [])];
  return [
    {
      ...{ name: `${stackId}/${use.name}`, api, isForeign: true, identityPolicies },
      ...{ routes: use.routes, reachedBy: SERVICES[use.type].reachedBy },
      roleArns: use.auth === "iam" ? roles : [],
      keyHolders: use.apiKey ? [use.apiKey.knownAs] : [],
      certificates:
        use.auth === "certificate"
          ? [{ subject: `CN=${stackId}`, issuer: "CN=authority", serial: "01" }]
          : [],
      endpoints: way ? [way] : [],
      granted: [use.routes.map((route) => routeArn({ ...api, apiId: api.id }, route))],
    },
  ];
}
