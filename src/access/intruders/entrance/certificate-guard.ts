import { apiArn } from "../../../model/aws/arn";
import { matchesWildcard } from "../../../model/aws/wildcard";
import { many } from "../../../policies/document";
import { authorizationOf, type StatementRef } from "../../../policies/document-ref";
import { DENY_OTHER_ENDPOINTS } from "../../../policies/rest-api/deny-callers";
import type { ProviderWorld } from "../../world/world";
import { inResourcePolicy } from "../attempt";
import type { Target } from "../targets";

/**
 * What refuses a holder a route that it was not granted: the joint Deny of what nobody was, which is asked first; else the authorizer,
 * which alone tells holders apart.
 */
export function certificateGuard(
  world: ProviderWorld,
  { stage, method, path }: Omit<Target, "words">,
): StatementRef {
  const { api, provider, documents } = world;
  const resource = `${apiArn({ ...api, apiId: api.id })}/${stage}/${method}${path}`;
  const deny = documents.resourcePolicy.Statement.find(
    ({ Sid, Effect, Resource = [] }) =>
      Effect === "Deny" &&
      Sid !== DENY_OTHER_ENDPOINTS &&
      many(Resource).some((pattern) => matchesWildcard(pattern, resource)),
  );
  return deny ? inResourcePolicy(world, deny.Sid) : { document: authorizationOf(provider.stackId) };
}
