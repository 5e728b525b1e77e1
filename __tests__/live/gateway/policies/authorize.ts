import type { PolicyDocument } from "../../../../src/policies/document";
import type { RestDomain } from "../routing/rest-domains";
import { type Denial, decisionOn, denialBy, type PolicyQuery } from "./policy-query";

/** The denial of an interface endpoint, which is asked before the API or STS. */
export function denialAtEndpoint(policy: PolicyDocument, query: PolicyQuery): Denial | undefined {
  return denialBy("endpoint policy", decisionOn("endpoint-policy", policy, query));
}

/**
 * The denial of a private domain name by its own policy, which is about the domain and not about the API: without one it lets
 * nobody in. A regional domain has none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export function denialAtDomain(
  { type, policy, name, arn = "" }: Pick<RestDomain, "type" | "policy" | "name" | "arn">,
  query: PolicyQuery,
): Denial | undefined {
  if (type !== "PRIVATE") return undefined;
  if (policy === undefined) return { by: `domain policy, which ${name} does not have`, isExplicit: false };
  const Statement = policy.Statement.map((statement) => {
    const { Resource } = statement as { readonly Resource?: string | readonly string[] };
    const full = [Resource ?? []].flat().map((one) => (one === OWN_DOMAIN ? arn : one));
    return { ...statement, Resource: full } as typeof statement;
  });
  return denialBy(
    "domain policy",
    decisionOn("resource-policy", { ...policy, Statement }, { ...query, resource: arn }),
  );
}

/** The domain itself, in a policy of its own. */
const OWN_DOMAIN = "execute-api:/*";

/**
 * The denial of a signed call by the API's resource policy or the caller's own: an explicit deny of either wins; between
 * two accounts both have to allow, within one either, where an Allow of the account as such is none of the caller.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function denialAtApi(
  resourcePolicy: PolicyDocument,
  identityPolicy: PolicyDocument,
  apiAccount: string,
  query: PolicyQuery,
): Denial | undefined {
  const resource = decisionOn("resource-policy", resourcePolicy, query);
  const identity = decisionOn("identity-policy", identityPolicy, query);
  const denials = [denialBy("resource policy", resource), denialBy("identity policy", identity)];
  const denied = denials.find((one) => one?.isExplicit);
  if (denied !== undefined) return denied;
  if (query.caller?.account !== apiAccount) return denials.find((one) => one !== undefined);
  const isAllowed = identity.effect === "allow" || (resource.effect === "allow" && !resource.delegates);
  return isAllowed ? undefined : { by: "identity policy", isExplicit: false };
}

/**
 * The denial of a role's assumption: its trust policy and the caller's own policy both have to allow.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function denialAtRole(
  trust: PolicyDocument,
  identityPolicy: PolicyDocument,
  query: PolicyQuery,
): Denial | undefined {
  return (
    denialBy("identity policy", decisionOn("identity-policy", identityPolicy, query)) ??
    denialBy("trust policy", decisionOn("trust-policy", trust, query))
  );
}
