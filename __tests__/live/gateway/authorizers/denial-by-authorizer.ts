import type { PolicyDocument } from "../../../../src/policies/document";
import { type Denial, decisionOn, denialBy, type PolicyQuery } from "../policies/policy-query";
import type { AuthorizerAnswer } from "./authorizer-answer";

/** The explicit denial of the API's resource policy, before its authorizer is asked. */
export function denialBeforeAuthorizer(
  policy: PolicyDocument | undefined,
  query: PolicyQuery,
): Denial | undefined {
  const denial = policy && denialBy(RESOURCE_POLICY, decisionOn("resource-policy", policy, query));
  return denial?.isExplicit ? denial : undefined;
}

/**
 * The denial of an authorizer's policy joined with the API's: a Deny of either wins, an Allow of either is enough, and two
 * that say nothing deny.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function denialByAuthorizer(
  { policyDocument }: AuthorizerAnswer,
  policy: PolicyDocument | undefined,
  query: PolicyQuery,
): Denial | undefined {
  const denials = [
    denialBy("authorizer's policy", decisionOn("identity-policy", policyDocument as PolicyDocument, query)),
    denialBy(RESOURCE_POLICY, decisionOn("resource-policy", policy ?? SILENT, query)),
  ];
  const denied = denials.find((one) => one?.isExplicit);
  if (denied !== undefined) return denied;
  return denials.every((one) => one !== undefined) ? denials[0] : undefined;
}

const RESOURCE_POLICY = "resource policy";

const SILENT: PolicyDocument = { Version: "2012-10-17", Statement: [] };
