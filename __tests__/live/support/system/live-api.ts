import {
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetStageCommand,
  type Resource,
} from "@aws-sdk/client-api-gateway";
import type { PolicyDocument } from "../../../../src/policies/document";
import { PROVIDER_ACCOUNT } from "./live-deployment";
import type { LiveSystem } from "./live-system";

/** An API as AWS describes it. */
export interface LiveApi {
  readonly id: string;
  readonly endpointTypes: readonly string[];
  /** The deployment that the stage serves. */
  readonly deploymentId: string;
  /** Every deployment that there is. */
  readonly deploymentIds: readonly string[];
  /** As it was last saved. */
  readonly savedPolicy: PolicyDocument;
  /** As the stage serves it: that of its deployment. */
  readonly servedPolicy: PolicyDocument;
  /** As they were last saved: `GET /`, `POST /orders/{id}`. */
  readonly routes: readonly string[];
  /** As the stage serves them: those of its deployment. */
  readonly servedRoutes: readonly string[];
}

/** The one API of the provider's account. */
export async function liveApi({ account, aws }: LiveSystem): Promise<LiveApi> {
  const { apiGateway } = account(PROVIDER_ACCOUNT);
  const { items = [] } = await apiGateway.send(new GetRestApisCommand({}));
  const [restApiId] = items.map(({ id }) => id);
  if (items.length !== 1 || restApiId === undefined)
    throw new Error(`there are ${items.length} APIs, not one`);
  const [api, stage, deployments, resources] = await Promise.all([
    apiGateway.send(new GetRestApiCommand({ restApiId })),
    apiGateway.send(new GetStageCommand({ restApiId, stageName: "prod" })),
    apiGateway.send(new GetDeploymentsCommand({ restApiId })),
    apiGateway.send(new GetResourcesCommand({ restApiId })),
  ]);
  const deploymentId = stage.deploymentId ?? "";
  const served = aws.deployments.get(deploymentId);
  if (served?.policy === undefined)
    throw new Error(`the stage serves ${deploymentId}, which nobody has seen`);
  return {
    id: restApiId,
    endpointTypes: api.endpointConfiguration?.types ?? [],
    deploymentId,
    deploymentIds: (deployments.items ?? []).map(({ id = "" }) => id),
    // It comes escaped once more.
    savedPolicy: JSON.parse(JSON.parse(`"${api.policy}"`)) as PolicyDocument,
    servedPolicy: served.policy,
    routes: routesOf(resources.items ?? []),
    servedRoutes: routesOf(served.resources),
  };
}

function routesOf(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap(({ path, resourceMethods = {} }) =>
    Object.keys(resourceMethods).map((method) => `${method} ${path}`),
  );
}
