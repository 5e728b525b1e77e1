import type { PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { badRequest } from "../../requests/service-refusal";
import { matchedCall, patchOperations } from "../api-gateway/management-call";
import { iamLookup } from "../iam/principals";
import type { ManagementRule } from "../rule";
import { notResourceProblem, resourcePolicyProblem } from "./resource-policy-problem";

const shownBy = "__tests__/live/emulated-aws/strict/resource-policies/resource-policies.test.ts";

export const resourcePolicies: ManagementRule = {
  name: "a resource policy has principals that exist, and at most 8,192 characters",
  because:
    "moto keeps any text for a policy, so that one for many consumers, or for a role that is yet to come, would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
  shownBy,
  intercept: async (passing, forward) => {
    const policy = savedPolicy(passing);
    if (!policy) return forward(passing);
    const lookup = iamLookup(requesterOf(passing).region, forward);
    const problem = await resourcePolicyProblem(policy, lookup);
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

export const resourcesByName: ManagementRule = {
  name: "a resource policy says Resource, and not NotResource",
  because: "moto takes it, and no page of AWS shows one with NotResource",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
  assumed: true,
  shownBy,
  intercept: (passing, forward) => {
    const problem = notResourceProblem(savedPolicy(passing) ?? "");
    return problem === undefined ? forward(passing) : Promise.resolve(badRequest(problem));
  },
};

/** The resource policy that a request would save; undefined where it saves none. */
export function savedPolicy(passing: PassingRequest): string | undefined {
  if (matchedCall(passing, "POST", /^\/restapis\/?$/)) {
    const { policy } = JSON.parse(passing.body.toString() || "{}") as { readonly policy?: string };
    return policy;
  }
  if (!matchedCall(passing, "PATCH", /^\/restapis\/[^/]+$/)) return undefined;
  return patchOperations(passing).find(({ op, path }) => path === "/policy" && op !== "remove")?.value;
}
