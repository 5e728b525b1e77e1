import { GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { createdDeployment } from "./management-call";

export const completeMethods: ManagementRule = {
  name: "an API is deployed only if every method has an integration",
  because:
    "moto is content with one that has, so that a deployment could be made before the integrations of the other methods",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/deployments.test.ts",
  intercept: async (passing, forward) => {
    const restApiId = createdDeployment(passing);
    if (restApiId === undefined) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { items = [] } = await apiGateway().send(
      new GetResourcesCommand({ restApiId, embed: ["methods"], limit: 500 }),
    );
    const methods = items.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
    return methods.some(({ methodIntegration }) => methodIntegration === undefined)
      ? badRequest("No integration defined for method")
      : forward(passing);
  },
};
