import { GetAuthorizersCommand } from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { matchedCall } from "../management-call";
import { type AuthorizerSettings, authorizerProblem } from "./authorizer-problem";

const shownBy = "__tests__/live/emulated-aws/strict/api-gateway/authorizers/authorizers.test.ts";

export const authorizerSettings: ManagementRule = {
  name: "an authorizer whose answers are kept has a source of the caller's identity, and a function",
  because: "moto takes any authorizer, so that one whose answers could be kept for nobody would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",
  shownBy,
  intercept: (passing, forward) => {
    if (matchedCall(passing, "POST", /^\/restapis\/[^/]+\/authorizers\/?$/) === undefined)
      return forward(passing);
    const problem = authorizerProblem(JSON.parse(passing.body.toString()) as AuthorizerSettings);
    return problem === undefined ? forward(passing) : Promise.resolve(badRequest(problem));
  },
};

export const methodAuthorizers: ManagementRule = {
  name: "a method of custom authorization names an authorizer of its own API",
  because: "moto takes a method without any",
  source: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = matchedCall(passing, "PUT", /^\/restapis\/([^/]+)\/resources\/[^/]+\/methods\/[^/]+$/);
    if (call === undefined) return forward(passing);
    const { authorizationType, authorizerId } = JSON.parse(passing.body.toString()) as {
      readonly authorizationType?: string;
      readonly authorizerId?: string;
    };
    if (authorizationType !== "CUSTOM") return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const ofApi = new GetAuthorizersCommand({ restApiId: call[0], limit: 500 });
    const { items = [] } = await apiGateway().send(ofApi);
    return items.some(({ id }) => id === authorizerId)
      ? forward(passing)
      : badRequest(
          "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
        );
  },
};
