import { GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { matchedCall } from "./management-call";

export const pathParts: ManagementRule = {
  name: "among siblings only one path part is variable",
  because:
    "moto makes /orders/{id} beside /orders/{order}, so that a parameter could be renamed by making the new resource before the old one is gone",
  source: "https://github.com/serverless/serverless/issues/3785",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/deployments.test.ts",
  intercept: async (passing, forward) => {
    const [restApiId, parentId] =
      matchedCall(passing, "POST", /^\/restapis\/([^/]+)\/resources\/([^/]+)$/) ?? [];
    const { pathPart } = restApiId
      ? (JSON.parse(passing.body.toString()) as { pathPart: string })
      : { pathPart: "" };
    if (!pathPart.startsWith("{")) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { items = [] } = await apiGateway().send(new GetResourcesCommand({ restApiId, limit: 500 }));
    const sibling = items.find((one) => one.parentId === parentId && one.pathPart?.startsWith("{"));
    return sibling === undefined
      ? forward(passing)
      : badRequest(
          `A sibling (${sibling.pathPart}) of this resource already has a variable path part -- only one unique variable path part is allowed`,
        );
  },
};
