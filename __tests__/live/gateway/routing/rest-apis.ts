import {
  GetRestApisCommand,
  GetStagesCommand,
  type Method,
  type RestApi as RestApiDescription,
  type Stage as StageDescription,
} from "@aws-sdk/client-api-gateway";
import type { WrittenRoute } from "../../../../src/model/routes/route";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { DeploymentSnapshot } from "../../emulated-aws/strict/api-gateway/deployment-snapshot";
import type { Account } from "../../support/accounts/accounts";
import type { AskedOfRequests } from "../execute-api/validate-request";

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
}

export interface ApiRoute extends WrittenRoute {
  readonly resourceId: string;
  readonly authorization: "AWS_IAM" | "NONE";
  readonly functionArn: string;
  readonly timeoutMs: number;
  /** The validation of its requests before they come to the function; absent = there is none. */
  readonly asked?: AskedOfRequests;
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
  return { policy: snapshot.policy, routes: routesOf(snapshot) };
}

function routesOf(snapshot: DeploymentSnapshot): readonly ApiRoute[] {
  const { resources, models } = snapshot;
  const schemas = Object.fromEntries(models.map(({ name, schema }) => [name, JSON.parse(schema ?? "{}")]));
  return resources.flatMap(({ id = "", path = "", resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([method, described]) => ({
      ...route(id, path, method as WrittenRoute["method"], described),
      asked: askedOf(described, snapshot, schemas),
    })),
  );
}

function route(
  resourceId: string,
  path: string,
  method: WrittenRoute["method"],
  described: Method,
): ApiRoute {
  const { uri = "", timeoutInMillis = 29_000 } = described.methodIntegration ?? {};
  return {
    method,
    path,
    resourceId,
    authorization: described.authorizationType === "AWS_IAM" ? "AWS_IAM" : "NONE",
    functionArn: /functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? "",
    timeoutMs: Number(timeoutInMillis),
  };
}

/** Without a validator a method asks nothing, whatever models it has. */
function askedOf(
  { requestValidatorId, requestParameters = {}, requestModels = {} }: Method,
  { requestValidators }: DeploymentSnapshot,
  models: AskedOfRequests["models"],
): AskedOfRequests | undefined {
  const validator = requestValidators.find(({ id }) => id === requestValidatorId);
  if (validator === undefined) return undefined;
  const { validateRequestBody = false, validateRequestParameters = false } = validator;
  return {
    validator: { validateRequestBody, validateRequestParameters },
    requestParameters,
    requestModels,
    models,
  };
}
