import { GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { matchedCall } from "./management-call";

export const servedDeployments: ManagementRule = {
  name: "a deployment is not deleted as long as a stage serves it",
  because:
    "moto deletes it, unless the stage was made by the same call, so that a deployment could be replaced in the wrong order",
  source: "https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDeployment.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/deployments.test.ts",
  intercept: async (passing, forward) => {
    const call = matchedCall(passing, "DELETE", /^\/restapis\/([^/]+)\/deployments\/([^/]+)$/);
    if (call === undefined) return forward(passing);
    const [restApiId, deploymentId] = call;
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { item = [] } = await apiGateway().send(new GetStagesCommand({ restApiId, deploymentId }));
    return item.some((stage) => stage.deploymentId === deploymentId)
      ? badRequest("Active stages pointing to this deployment must be moved or deleted")
      : forward(passing);
  },
};
