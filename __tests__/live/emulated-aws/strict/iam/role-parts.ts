import { GetPolicyCommand } from "@aws-sdk/client-iam";
import { policyStatements } from "../../requests/policy-statements";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { iamRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { iamLookup, namedIdentities } from "./principals";
import { found } from "./role-permissions";
import { givenTrust } from "./trust-policy";

const shownBy = "__tests__/live/emulated-aws/strict/iam/roles.test.ts";

export const rolePaths: ManagementRule = {
  name: "the path of a role begins and ends with a slash",
  because: "moto makes a role whose ARN no policy could name",
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
  shownBy,
  intercept: (passing, forward) => {
    const { action, parameters } = queryCall(passing, "iam") ?? {};
    const path = parameters?.get("Path") ?? "/";
    if (action !== "CreateRole" || (/^(\/|\/[!-~]+\/)$/.test(path) && path.length <= 512))
      return forward(passing);
    const message =
      "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";
    return Promise.resolve(iamRefusal(400, "ValidationError", message));
  },
};

export const permissionsBoundaries: ManagementRule = {
  name: "a role's permissions boundary exists",
  because: "moto takes any ARN that looks like a policy's",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { action = "", parameters } = queryCall(passing, "iam") ?? {};
    const PolicyArn = parameters?.get("PermissionsBoundary");
    if (!/^(CreateRole|PutRolePermissionsBoundary)$/.test(action) || !PolicyArn) return forward(passing);
    const iam = serviceClients(requesterOf(passing), forward).iam();
    return (await found(iam.send(new GetPolicyCommand({ PolicyArn })))) === undefined
      ? iamRefusal(404, "NoSuchEntity", `Scope ARN: ${PolicyArn} does not exist or is not attachable.`)
      : forward(passing);
  },
};

export const trustedPrincipals: ManagementRule = {
  name: "a role or user that a trust policy names exists",
  because:
    "moto takes any principal, so that a role could trust one of another account before that account's stack is applied",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  shownBy,
  intercept: async (passing, forward) => {
    const exists = iamLookup(requesterOf(passing).region, forward);
    const statements = policyStatements(givenTrust(passing) ?? "") ?? [];
    for (const { Principal } of statements)
      for (const arn of namedIdentities(Principal))
        if (!(await exists(arn)))
          return iamRefusal(400, "MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${arn}"`);
    return forward(passing);
  },
};
