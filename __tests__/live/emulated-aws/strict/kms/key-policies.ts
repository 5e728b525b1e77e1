import type { ReadDocument } from "../../../../../src/access/evaluation/policy/read-document";
import type { PassingRequest } from "../../proxy";
import { jsonCall } from "../../requests/json-call";
import { policyStatements } from "../../requests/policy-statements";
import { requesterOf } from "../../requests/requester";
import { jsonRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import { keyDenial } from "../access/denial";
import { iamLookup, namedIdentities } from "../iam/principals";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/kms/key-policies.test.ts";

const MOST_BYTES = 32_768;

interface KeyInput {
  readonly Policy?: string;
  readonly BypassPolicyLockoutSafetyCheck?: boolean;
}

export const keyLockouts: ManagementRule = {
  name: "a key's policy lets whoever saves it change it again, unless he says that it need not",
  because: "moto keeps a policy that nobody could ever change",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { Policy, BypassPolicyLockoutSafetyCheck } = savedKeyPolicy(passing) ?? {};
    if (Policy === undefined || BypassPolicyLockoutSafetyCheck) return forward(passing);
    const caller = await callerOf(passing, forward);
    const [, partition] = caller.arn.split(":");
    const resource = `arn:${partition}:kms:${requesterOf(passing).region}:${caller.account}:key/saved`;
    const policy = JSON.parse(Policy) as ReadDocument;
    const denied = keyDenial({ caller, action: "kms:PutKeyPolicy", resource, policy });
    return denied === undefined
      ? forward(passing)
      : malformed("The new key policy will not allow you to update the key policy in the future.");
  },
};

export const keyPrincipals: ManagementRule = {
  name: "a key's policy has principals that exist, and at most 32 kilobytes",
  because: "moto keeps any text, so that a policy for a role that is yet to come would pass",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { Policy } = savedKeyPolicy(passing) ?? {};
    if (Policy === undefined) return forward(passing);
    if (Buffer.byteLength(Policy) > MOST_BYTES)
      return jsonRefusal("LimitExceededException", `A key policy has at most ${MOST_BYTES} bytes.`);
    const statements = policyStatements(Policy);
    if (statements === undefined) return malformed("The key policy is no policy document.");
    const exists = iamLookup(requesterOf(passing).region, forward);
    for (const arn of statements.flatMap(({ Principal }) => namedIdentities(Principal)))
      if (!(await exists(arn)))
        return malformed("Policy contains a statement with one or more invalid principals.");
    return forward(passing);
  },
};

/** The policy that a request would give a key; undefined where it gives none. */
export function savedKeyPolicy(passing: PassingRequest): KeyInput | undefined {
  const { operation, input } = jsonCall<KeyInput>(passing, "kms") ?? {};
  return operation === "CreateKey" || operation === "PutKeyPolicy" ? input : undefined;
}

function malformed(message: string) {
  return jsonRefusal("MalformedPolicyDocumentException", message);
}
