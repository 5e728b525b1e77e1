import { GetAccountCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { matchedCall, type PatchOperation, patchOperations } from "./management-call";

export const stageLogs: ManagementRule = {
  name: "a stage logs only where the account has a role for it",
  because:
    "moto takes the settings of the logs in an account without a CloudWatch role, so that a stage that does not wait for the role would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/logs.test.ts",
  intercept: async (passing, forward) => {
    const isPatch = matchedCall(passing, "PATCH", /^\/restapis\/([^/]+)\/stages\/([^/]+)$/) !== undefined;
    if (!isPatch || !patchOperations(passing).some(turnsLogsOn)) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { cloudwatchRoleArn } = await apiGateway().send(new GetAccountCommand({}));
    return cloudwatchRoleArn
      ? forward(passing)
      : badRequest("CloudWatch Logs role ARN must be set in account settings to enable logging");
  },
};

function turnsLogsOn({ op, path, value = "" }: PatchOperation): boolean {
  if (op === "remove" || value === "") return false;
  return (
    path === "/accessLogSettings/destinationArn" || (path.endsWith("/logging/loglevel") && value !== "OFF")
  );
}
