import type { PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import { roleAllows, trusts } from "../iam/role-permissions";
import type { ManagementRule } from "../rule";
import { matchedCall, patchOperations } from "./management-call";

export const LOG_ROLE_REFUSED =
  "The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.";

export const logRole: ManagementRule = {
  name: "API Gateway takes only a log role that trusts it and may write",
  because:
    "moto takes any text for the role's ARN, so that an account whose settings do not wait for the role's policy would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/logs.test.ts",
  intercept: async (passing, forward) => {
    const arn = givenLogRole(passing);
    if (arn === undefined) return forward(passing);
    const iam = serviceClients(requesterOf(passing), forward).iam();
    const isFit =
      (await trusts(iam, arn, "apigateway.amazonaws.com")) &&
      (await roleAllows(iam, arn, "logs:PutLogEvents"));
    return isFit ? forward(passing) : badRequest(LOG_ROLE_REFUSED);
  },
};

/** The role that a request gives the account; undefined where it gives none. */
export function givenLogRole(passing: PassingRequest): string | undefined {
  if (matchedCall(passing, "PATCH", /^\/account$/) === undefined) return undefined;
  return patchOperations(passing).find(({ path, value }) => path === "/cloudwatchRoleArn" && value)?.value;
}
