import { GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { restRefusal } from "../../../requests/service-refusal";
import { matchedCall } from "../../api-gateway/management-call";
import type { ManagementRule } from "../../rule";

export const usedParts: ManagementRule = {
  name: "an integration or an authorizer is not deleted as long as a route of its HTTP API refers to it",
  because: "moto deletes it, so that any order of destruction would pass",
  source:
    "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html",
  assumed: true,
  shownBy: "__tests__/live/emulated-aws/strict/http-api/routes/routes.test.ts",
  intercept: async (passing, forward) => {
    const part = /^\/v2\/apis\/([^/]+)\/(integrations|authorizers)\/([^/]+)$/;
    const [ApiId, , id] = matchedCall(passing, "DELETE", part) ?? [];
    if (ApiId === undefined) return forward(passing);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const { Items = [] } = await httpApis.send(new GetRoutesCommand({ ApiId }));
    const user = Items.find((one) => one.Target === `integrations/${id}` || one.AuthorizerId === id);
    return user === undefined
      ? forward(passing)
      : restRefusal(409, "ConflictException", `Cannot delete ${id}: the route ${user.RouteKey} refers to it`);
  },
};
