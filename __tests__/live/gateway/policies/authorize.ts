import type { PolicyDocument } from "../../../../src/policies/document";
import { ask, type Stop, stop, type Wish } from "./policy-query";

/** Who may pass an interface endpoint, whoever the API or STS would let in. */
export function stoppedAtEndpoint(policy: PolicyDocument, wish: Wish): Stop | undefined {
  return stop("endpoint policy", ask("endpoint-policy", policy, wish));
}

/**
 * What the API's resource policy and the caller's own make of a signed call: an explicit deny of either wins; between
 * two accounts both have to allow, within one either, where an Allow of the account as such is none of the caller.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function stoppedAtApi(
  resourcePolicy: PolicyDocument,
  identityPolicy: PolicyDocument,
  apiAccount: string,
  wish: Wish,
): Stop | undefined {
  const resource = ask("resource-policy", resourcePolicy, wish);
  const identity = ask("identity-policy", identityPolicy, wish);
  const stops = [stop("resource policy", resource), stop("identity policy", identity)];
  const denied = stops.find((one) => one?.isExplicit);
  if (denied !== undefined) return denied;
  if (wish.caller?.account !== apiAccount) return stops.find((one) => one !== undefined);
  const isAllowed = identity.effect === "allow" || (resource.effect === "allow" && !resource.delegates);
  return isAllowed ? undefined : { by: "identity policy", isExplicit: false };
}

/**
 * What a role's trust and the caller's own policy make of its assumption: both have to allow.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function stoppedAtRole(
  trust: PolicyDocument,
  identityPolicy: PolicyDocument,
  wish: Wish,
): Stop | undefined {
  return (
    stop("identity policy", ask("identity-policy", identityPolicy, wish)) ??
    stop("trust policy", ask("trust-policy", trust, wish))
  );
}
