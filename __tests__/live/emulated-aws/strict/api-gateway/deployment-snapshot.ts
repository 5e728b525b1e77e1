import {
  type APIGatewayClient,
  type Authorizer,
  type GatewayResponse,
  GetAuthorizersCommand,
  GetGatewayResponsesCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  type Model,
  type RequestValidator,
  type Resource,
} from "@aws-sdk/client-api-gateway";
import type { PolicyDocument } from "../../../../../src/policies/document";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { ManagementRule } from "../rule";
import { createdDeployment } from "./management-call";

/** An API as it was when a deployment was made of it: what a stage serves that points to the deployment. */
export interface DeploymentSnapshot {
  /** Absent where the API had none, which only a regional one may. */
  readonly policy?: PolicyDocument;
  /** With their methods, authorization and integrations; a method may be `ANY`. */
  readonly resources: readonly Resource[];
  readonly authorizers: readonly Authorizer[];
  readonly requestValidators: readonly RequestValidator[];
  readonly models: readonly Model[];
  readonly gatewayResponses: readonly GatewayResponse[];
}

/** By the deployment's id. */
export type Deployments = Map<string, DeploymentSnapshot>;

/** @param deployments keeps the snapshots */
export function deploymentSnapshot(deployments: Deployments): ManagementRule {
  return {
    name: "a stage serves an API as it was when its deployment was made",
    because:
      "moto keeps no snapshot of an API in its deployments, so that a stage could serve a route, an authorization or a policy that it would not serve on AWS, and go on serving none that was removed",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
    shownBy: "__tests__/live/emulated-aws/strict/api-gateway/deployments.test.ts",
    intercept: async (passing, forward) => {
      const restApiId = createdDeployment(passing);
      if (restApiId === undefined) return forward(passing);
      const { apiGateway } = serviceClients(requesterOf(passing), forward);
      const snapshot = await takeDeploymentSnapshot(apiGateway(), restApiId);
      const answer = await forward(passing);
      const { id } = JSON.parse(answer.body.toString()) as { readonly id?: string };
      if (id !== undefined) deployments.set(id, snapshot);
      return answer;
    },
  };
}

async function takeDeploymentSnapshot(
  apiGateway: APIGatewayClient,
  restApiId: string,
): Promise<DeploymentSnapshot> {
  const ofApi = { restApiId, limit: 500 };
  const [api, resources, authorizers, validators, models, responses] = await Promise.all([
    apiGateway.send(new GetRestApiCommand({ restApiId })),
    apiGateway.send(new GetResourcesCommand({ ...ofApi, embed: ["methods"] })),
    apiGateway.send(new GetAuthorizersCommand(ofApi)),
    apiGateway.send(new GetRequestValidatorsCommand(ofApi)),
    apiGateway.send(new GetModelsCommand(ofApi)),
    apiGateway.send(new GetGatewayResponsesCommand(ofApi)),
  ]);
  return {
    policy: api.policy ? (JSON.parse(api.policy) as PolicyDocument) : undefined,
    resources: resources.items ?? [],
    authorizers: authorizers.items ?? [],
    requestValidators: validators.items ?? [],
    models: models.items ?? [],
    gatewayResponses: responses.items ?? [],
  };
}
