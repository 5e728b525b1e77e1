import type { Grant } from "../../model/grant";
import { decideAssumption } from "../evaluation/decide";
import { sampleKey } from "../world/sample-keys";
import type { ProviderWorld } from "../world/world";
import { ANYONE } from "./anyone";
import { accessRoleIn, type DeclaredCaller } from "./declared-callers";

/** The roles, or the keys, of external consumers, which the provider must let in; nothing else is known of them. */
export function externalCallers(world: ProviderWorld): readonly DeclaredCaller[] {
  const { provider, api } = world;
  return world.grants
    .filter(({ isExternal }) => isExternal)
    .flatMap((grant) => {
      const { consumer, endpointIds, routes } = grant;
      const endpoints = endpointIds.map((id) => ({ id, owner: consumer }));
      return externalRoles(world, grant).flatMap((caller) =>
        (endpoints.length > 0 ? endpoints : [undefined]).map((endpoint) => ({
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

/** Whoever of an external consumer sends its key. */
const KEY_HOLDER = "key";

type ExternalRole = Pick<DeclaredCaller, "client" | "way" | "as" | "caller" | "key" | "assumption">;

function externalRoles({ provider, documents, api }: ProviderWorld, grant: Grant): readonly ExternalRole[] {
  const { consumer, account, callerRoleArns, accessRole, apiKey } = grant;
  const { organizationId, externalId } = provider.trust;
  const role = accessRole && accessRoleIn(accessRole.arn, provider.account, documents);
  return [
    ...(api.auth === "none" ? [{ client: ANYONE, way: "unsigned" as const }] : []),
    ...(apiKey ? [{ client: KEY_HOLDER, way: "api-key" as const, key: sampleKey(consumer, "current") }] : []),
    ...callerRoleArns.map((arn) => ({ client: arn, way: "direct" as const, caller: { arn, account } })),
    ...(role && accessRole ? accessRole.trustedRoleArns : []).map((arn) => ({
      client: arn,
      way: "assume-role" as const,
      as: role?.arn,
      caller: role,
      assumption: role && decideAssumption({ caller: { arn, account, organizationId }, role, externalId }),
    })),
  ];
}
