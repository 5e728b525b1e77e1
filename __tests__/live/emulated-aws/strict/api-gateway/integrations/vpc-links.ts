import {
  type APIGatewayClient,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetVpcLinkCommand,
  type Resource,
} from "@aws-sdk/client-api-gateway";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import { balancers } from "../../elb/balancers";
import type { ManagementRule } from "../../rule";
import type { Deployments } from "../deployment-snapshot";
import { matchedCall } from "../management-call";
import type { SavedIntegration } from "./integration-problem";

const shownBy = "__tests__/live/emulated-aws/strict/api-gateway/integrations/integrations.test.ts";

/** A reason for which an integration could not go through the VPC link that it names; undefined where it goes through none. */
export async function linkProblem(
  apiGateway: APIGatewayClient,
  { connectionType, connectionId }: SavedIntegration,
): Promise<string | undefined> {
  if (connectionType !== "VPC_LINK") return undefined;
  if (!connectionId) return "VpcLink id must be specified for a VPC_LINK integration";
  const link = apiGateway.send(new GetVpcLinkCommand({ vpcLinkId: connectionId }));
  const { status } = (await link.catch(() => undefined)) ?? {};
  return status === "AVAILABLE" ? undefined : `Invalid VpcLink ${connectionId}: it is not available`;
}

export const linkTargets: ManagementRule = {
  name: "a VPC link leads to one network balancer of its own account",
  because: "moto takes any text for a target, and any number of them",
  source: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html",
  shownBy,
  intercept: async (passing, forward) => {
    if (matchedCall(passing, "POST", /^\/vpclinks\/?$/) === undefined) return forward(passing);
    const { name, targetArns = [] } = JSON.parse(passing.body.toString()) as {
      readonly name?: string;
      readonly targetArns?: readonly string[];
    };
    if (!name) return badRequest("VPC link name must be specified");
    if (targetArns.length === 0) return badRequest("No target arn specified for vpc link.");
    if (targetArns.length > 1) return badRequest("More than one target arn specified for vpc link.");
    const target = (await balancers(passing, forward)).find((one) => one.LoadBalancerArn === targetArns[0]);
    return target?.Type === "network"
      ? forward(passing)
      : badRequest(`Target ${targetArns[0]} is no network load balancer of this account`);
  },
};

/** @param deployments those that stages may serve */
export function usedLinks(deployments: Deployments): ManagementRule {
  return {
    name: "a VPC link is not deleted as long as an API uses it, or a deployment that a stage serves",
    because: "moto deletes it, so that any order of destruction would pass",
    source: "https://github.com/hashicorp/terraform/issues/18392",
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const [id] = matchedCall(passing, "DELETE", /^\/vpclinks\/([^/]+)$/) ?? [];
      if (id === undefined) return forward(passing);
      const { apiGateway } = serviceClients(requesterOf(passing), forward);
      const user = await userOf(apiGateway(), id, deployments);
      return user === undefined
        ? forward(passing)
        : badRequest(`Cannot delete vpc link. Vpc link '${id}', is referenced in [${user}]`);
    },
  };
}

/** The API that uses a link. */
async function userOf(
  apiGateway: APIGatewayClient,
  linkId: string,
  deployments: Deployments,
): Promise<string | undefined> {
  const { items = [] } = await apiGateway.send(new GetRestApisCommand({ limit: 500 }));
  for (const { id: restApiId } of items) {
    const of = { restApiId, embed: ["methods"], limit: 500 };
    const now = (await apiGateway.send(new GetResourcesCommand(of))).items ?? [];
    const { item: stages = [] } = await apiGateway.send(new GetStagesCommand({ restApiId }));
    const served = stages.flatMap(({ deploymentId = "" }) => deployments.get(deploymentId)?.resources ?? []);
    if ([...now, ...served].some((resource) => uses(resource, linkId))) return restApiId;
  }
  return undefined;
}

function uses({ resourceMethods = {} }: Resource, linkId: string): boolean {
  return Object.values(resourceMethods).some(
    ({ methodIntegration }) => methodIntegration?.connectionId === linkId,
  );
}
