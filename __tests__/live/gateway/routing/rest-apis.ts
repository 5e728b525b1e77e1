import {
  type GatewayResponse,
  GetRestApisCommand,
  GetStagesCommand,
  type RestApi as RestApiDescription,
  type Stage as StageDescription,
} from "@aws-sdk/client-api-gateway";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { DeploymentSnapshot } from "../../emulated-aws/strict/api-gateway/deployment-snapshot";
import type { Account } from "../../support/accounts/accounts";
import { type ApiRoute, routesOf } from "./api-routes";

/** A REST API as API Gateway describes it. */
export interface RestApi {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** True = it is behind interface endpoints; false = it is on the internet. */
  readonly isPrivate: boolean;
  /** The endpoints that it has names of its own with: `{api}-{vpce}`. */
  readonly endpointIds: readonly string[];
  readonly stages: Readonly<Record<string, Stage>>;
}

/** It serves its deployment, whatever has become of the API since. */
export interface Stage {
  /** Absent where the API had none, which only one on the internet may. */
  readonly policy?: PolicyDocument;
  readonly routes: readonly ApiRoute[];
  /** The answers that the API gives in the place of API Gateway's own. @default none */
  readonly gatewayResponses?: readonly GatewayResponse[];
}

/** @param deployed what was deployed, by the deployment's id */
export async function restApis(
  account: Account,
  deployed: ReadonlyMap<string, DeploymentSnapshot>,
): Promise<readonly RestApi[]> {
  const { items = [] } = await account.apiGateway.send(new GetRestApisCommand({}));
  return Promise.all(items.map((api) => restApi(account, api, deployed)));
}

async function restApi(
  account: Account,
  { id: restApiId = "", endpointConfiguration }: RestApiDescription,
  deployed: ReadonlyMap<string, DeploymentSnapshot>,
): Promise<RestApi> {
  const { item = [] } = await account.apiGateway.send(new GetStagesCommand({ restApiId }));
  const served = item.map((one) => [one.stageName ?? "", stage(restApiId, one, deployed)] as const);
  return {
    id: restApiId,
    account: account.id,
    region: account.region,
    isPrivate: endpointConfiguration?.types?.includes("PRIVATE") ?? false,
    endpointIds: endpointConfiguration?.vpcEndpointIds ?? [],
    stages: Object.fromEntries(served),
  };
}

function stage(
  restApiId: string,
  { deploymentId = "" }: StageDescription,
  deployed: ReadonlyMap<string, DeploymentSnapshot>,
): Stage {
  const snapshot = deployed.get(deploymentId);
  if (snapshot === undefined)
    throw new Error(`nobody has seen the deployment ${deploymentId} of ${restApiId}`);
  return {
    policy: snapshot.policy,
    routes: routesOf(snapshot),
    gatewayResponses: snapshot.gatewayResponses,
  };
}
