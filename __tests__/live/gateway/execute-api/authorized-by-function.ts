import { askAuthorizer } from "../authorizers/ask-authorizer";
import { authorizerEvent } from "../authorizers/authorizer-event";
import { denialBeforeAuthorizer, denialByAuthorizer } from "../authorizers/denial-by-authorizer";
import { identityValues } from "../authorizers/identity-sources";
import type { RequestAuthorizer } from "../authorizers/request-authorizer";
import type { Context } from "../context";
import type { Proxied } from "../functions/proxy-event";
import type { Stage } from "../routing/rest-apis";
import type { Admission } from "./admission";
import { accessDenied, deniedByAuthorizer, unauthorized } from "./refusal";

/**
 * The decision of a route that has an authorizer: identity sources, an explicit Deny of the resource policy, then the
 * authorizer, whose policy is joined with it. API Gateway does not know the caller then, signed or not.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export async function authorizedByFunction(
  context: Context,
  proxied: Proxied,
  authorizer: RequestAuthorizer,
  { policy }: Stage,
): Promise<Admission> {
  const { request, invocation, endpoint } = proxied;
  const { requestContext } = authorizerEvent(proxied);
  const identified = { headers: request.headers, query: invocation.query, requestContext };
  const values = identityValues(authorizer.identitySources, identified);
  if (values === undefined) return { refusal: unauthorized, by: "identity sources" };

  const query = { action: "execute-api:Invoke", resource: invocation.arn, endpointId: endpoint?.id };
  const before = denialBeforeAuthorizer(policy, query);
  if (before !== undefined)
    return { refusal: accessDenied("anonymous", invocation.arn, true), by: before.by };
  const asked = await askAuthorizer(context, authorizer, proxied, values);
  if ("refusal" in asked) return { ...asked, authorizer: { status: asked.refusal.status, cached: false } };

  const { answer, cached } = asked;
  const logged = { status: 200, principalId: answer.principalId, cached };
  const denial = denialByAuthorizer(answer, policy, query);
  if (denial !== undefined)
    return { refusal: deniedByAuthorizer(denial.isExplicit), by: denial.by, authorizer: logged };
  return { proxied: { ...proxied, authorized: answer }, authorizer: logged };
}
