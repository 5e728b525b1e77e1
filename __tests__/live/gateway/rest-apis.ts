import {
  GetRestApisCommand,
  GetStagesCommand,
  type Method,
  type RestApi as RestApiDescription,
  type Stage as StageDescription,
} from "@aws-sdk/client-api-gateway";
import { GetWebACLForResourceCommand } from "@aws-sdk/client-wafv2";
import { partitionOf } from "../../../src/model/partition";
import type { Method as HttpMethod, Route } from "../../../src/model/route";
import type { PolicyDocument } from "../../../src/policies/document";
import type { Account } from "../support/accounts";
import type { Snapshot } from "../support/strict/api-gateway/deployment-snapshot";

/** A REST API as API Gateway describes it. */
export interface RestApi {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** Whether it is behind interface endpoints; otherwise it is on the internet. */
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
  readonly hasWebAcl: boolean;
}

export interface ApiRoute extends Route {
  readonly resourceId: string;
  readonly authorization: "AWS_IAM" | "NONE";
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** @param deployed what was deployed, by the deployment's id */
export async function restApis(
  account: Account,
  deployed: ReadonlyMap<string, Snapshot>,
): Promise<readonly RestApi[]> {
  const { items = [] } = await account.apiGateway.send(new GetRestApisCommand({}));
  return Promise.all(items.map((api) => restApi(account, api, deployed)));
}

async function restApi(
  account: Account,
  { id: restApiId = "", endpointConfiguration }: RestApiDescription,
  deployed: ReadonlyMap<string, Snapshot>,
): Promise<RestApi> {
  const { item = [] } = await account.apiGateway.send(new GetStagesCommand({ restApiId }));
  const served = item.map(
    async (one) => [one.stageName ?? "", await stage(account, restApiId, one, deployed)] as const,
  );
  return {
    id: restApiId,
    account: account.id,
    region: account.region,
    isPrivate: endpointConfiguration?.types?.includes("PRIVATE") ?? false,
    endpointIds: endpointConfiguration?.vpcEndpointIds ?? [],
    stages: Object.fromEntries(await Promise.all(served)),
  };
}

async function stage(
  { waf, region }: Account,
  restApiId: string,
  { stageName, deploymentId = "" }: StageDescription,
  deployed: ReadonlyMap<string, Snapshot>,
): Promise<Stage> {
  const snapshot = deployed.get(deploymentId);
  if (snapshot === undefined)
    throw new Error(`nobody has seen the deployment ${deploymentId} of ${restApiId}`);
  const ResourceArn = `arn:${partitionOf(region)}:apigateway:${region}::/restapis/${restApiId}/stages/${stageName}`;
  const { WebACL } = await waf.send(new GetWebACLForResourceCommand({ ResourceArn }));
  return { policy: snapshot.policy, routes: routesOf(snapshot), hasWebAcl: WebACL !== undefined };
}

function routesOf({ resources }: Snapshot): readonly ApiRoute[] {
  return resources.flatMap(({ id = "", path = "", resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([method, one]) => route(id, path, method as HttpMethod, one)),
  );
}

function route(resourceId: string, path: string, method: HttpMethod, described: Method): ApiRoute {
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
