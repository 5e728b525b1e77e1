import { GetRestApiCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import { createdDeployment } from "../api-gateway/management-call";
import type { ManagementRule } from "../rule";

export const privateApiPolicy: ManagementRule = {
  name: "a private API without a resource policy cannot be deployed",
  because:
    "moto deploys it, so that a deployment that does not wait for the policy would pass; a regional API needs none",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/deployments.test.ts",
  intercept: async (passing, forward) => {
    const restApiId = createdDeployment(passing);
    if (restApiId === undefined) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { endpointConfiguration, policy } = await apiGateway().send(new GetRestApiCommand({ restApiId }));
    const isRefused = endpointConfiguration?.types?.includes("PRIVATE") && !policy;
    return isRefused
      ? badRequest("Private REST API doesn't have a resource policy attached to it")
      : forward(passing);
  },
};
