import type { Grant } from "../../model/grant";
import type { LinkedGrant } from "../../policies/rest-api/linked-grant";
import type { Endpoint } from "../evaluation/call";
import { decideAssumption } from "../evaluation/decide";
import { sampleKey } from "../world/sample-keys";
import type { ProviderWorld } from "../world/world";
import { ANYONE } from "./anyone";
import { accessRoleIn, type DeclaredCaller } from "./declared-callers";

/** The roles, the keys or the certificates of external consumers, which the provider must let in; nothing else is known of them. */
export function externalCallers(world: ProviderWorld): readonly DeclaredCaller[] {
  const { provider, api } = world;
  return world.grants
    .filter(({ isExternal }) => isExternal)
    .flatMap((grant) => {
      const { consumer, routes } = grant;
      const endpoints = endpointsOf(world, grant);
      return externalRoles(world, grant).flatMap((caller) =>
        // Who has told no endpoint at an entrance yet cannot call.
        (endpoints.length > 0 || api.entrance ? endpoints : [undefined]).map((endpoint) => ({
          ...caller,
          path: `providers.${provider.stackId}.externalConsumers.${consumer}`,
          consumer,
          endpoint,
          provider: provider.stackId,
          api,
          routes,
        })),
      );
    });
}

/** At an entrance the consumer's own endpoints knock, of which the API's policy knows nothing. */
function endpointsOf(
  { api }: ProviderWorld,
  { consumer, account, endpointIds }: LinkedGrant,
): readonly Endpoint[] {
  if (api.entrance === undefined) return endpointIds.map((id) => ({ id, owner: consumer }));
  return api.entrance.connections
    .filter((connection) => connection.consumer === consumer)
    .flatMap((connection) => connection.endpointIds.map((id) => ({ id, owner: consumer, account })));
}

/** Whoever of an external consumer sends its key. */
const KEY_HOLDER = "key";

type ExternalRole = Pick<
  DeclaredCaller,
  "client" | "way" | "as" | "caller" | "key" | "certificate" | "assumption"
>;

function externalRoles(
  { provider, documents, api, certificates }: ProviderWorld,
  grant: Grant,
): readonly ExternalRole[] {
  const { consumer, account, callerRoleArns, accessRole, apiKey } = grant;
  const { organizationId, externalId } = provider.trust;
  const shown = certificates?.[consumer] ?? [];
  const [certificate] = shown;
  const role = accessRole && accessRoleIn(accessRole.arn, provider.account, documents);
  return [
    ...(api.auth === "none" ? [{ client: ANYONE, way: "unsigned" as const }] : []),
    ...(apiKey ? [{ client: KEY_HOLDER, way: "api-key" as const, key: sampleKey(consumer, "current") }] : []),
    ...(api.auth === "certificate" ? shown : []).map((one) => ({
      client: one.subject,
      way: "certificate" as const,
      certificate: one,
    })),
    ...callerRoleArns.map((arn) => ({
      client: arn,
      way: "direct" as const,
      caller: { arn, account },
      certificate,
    })),
    ...(role && accessRole ? accessRole.trustedRoleArns : []).map((arn) => ({
      client: arn,
      way: "assume-role" as const,
      as: role?.arn,
      caller: role,
      certificate,
      assumption: role && decideAssumption({ caller: { arn, account, organizationId }, role, externalId }),
    })),
  ];
}
