import { GetRolePolicyCommand, type IAMClient, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { iamRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { found } from "./role-permissions";
import { givenTrust } from "./trust-policy";

const source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const shownBy = "__tests__/live/emulated-aws/strict/iam/roles.test.ts";

const MOST_INLINE = 10_240;
const MOST_TRUST = 2_048;

export const inlinePolicySize: ManagementRule = {
  name: "a role's inline policies have at most 10,240 characters together, white space not counted",
  because: "moto takes any number of any length, so that a role for many routes would pass",
  source,
  shownBy,
  intercept: async (passing, forward) => {
    const { action, parameters } = queryCall(passing, "iam") ?? {};
    if (action !== "PutRolePolicy" || parameters === undefined) return forward(passing);
    const RoleName = parameters.get("RoleName") ?? "";
    const iam = serviceClients(requesterOf(passing), forward).iam();
    const others = await otherPolicies(iam, RoleName, parameters.get("PolicyName") ?? "");
    const together = [...others, parameters.get("PolicyDocument") ?? ""].reduce(
      (sum, one) => sum + size(one),
      0,
    );
    return together <= MOST_INLINE
      ? forward(passing)
      : limitExceeded(`Maximum policy size of ${MOST_INLINE} bytes exceeded for role ${RoleName}`);
  },
};

export const trustPolicySize: ManagementRule = {
  name: "a trust policy has at most 2,048 characters, white space not counted",
  because: "moto takes one of any length, so that a role for many consumers would pass",
  source,
  shownBy,
  intercept: (passing, forward) => {
    const trust = givenTrust(passing);
    if (trust === undefined || size(trust) <= MOST_TRUST) return forward(passing);
    return Promise.resolve(limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${MOST_TRUST}`));
  },
};

async function otherPolicies(iam: IAMClient, RoleName: string, but: string): Promise<readonly string[]> {
  const listed = await found(iam.send(new ListRolePoliciesCommand({ RoleName })));
  const names = (listed?.PolicyNames ?? []).filter((name) => name !== but);
  return Promise.all(
    names.map(async (PolicyName) => {
      const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return decodeURIComponent(PolicyDocument ?? "");
    }),
  );
}

function size(document: string): number {
  return document.replaceAll(/\s/g, "").length;
}

function limitExceeded(message: string) {
  return iamRefusal(409, "LimitExceeded", message);
}
