import { GetApisCommand, GetIntegrationsCommand, GetVpcLinksCommand } from "@aws-sdk/client-apigatewayv2";
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import type { Forward, PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest, restRefusal } from "../../../requests/service-refusal";
import { matchedCall } from "../../api-gateway/management-call";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";
import { hasLinks } from "./link-zones";

const shownBy = "__tests__/live/emulated-aws/strict/http-api/links/links.test.ts";

/** The quota of an account and region. */
const MOST_LINKS = 10;

/** A VPC link as it is made; later only its name changes. */
interface SavedLink {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

export const linkPlaces: ManagementRule = {
  name: "a VPC link of HTTP APIs has subnets and groups of one VPC, in zones that have such links",
  because:
    "moto takes any text for a subnet and for a group, so that a link would pass that API Gateway cannot make",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedLink>(passing, forward, "vpclinks");
    if (saved === undefined || saved.before !== undefined) return forward(passing);
    const problem = await placeProblem(saved.after, passing, forward);
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

async function placeProblem(
  { subnetIds = [], securityGroupIds = [] }: SavedLink,
  passing: PassingRequest,
  forward: Forward,
): Promise<string | undefined> {
  if (subnetIds.length === 0) return "At least one subnet must be specified for a VPC link";
  const requester = requesterOf(passing);
  const ec2 = serviceClients(requester, forward).ec2();
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const subnets = subnetIds.map((id) => Subnets.find(({ SubnetId }) => SubnetId === id));
  const groups = securityGroupIds.map((id) => SecurityGroups.find(({ GroupId }) => GroupId === id));
  if ([...subnets, ...groups].includes(undefined))
    return "A subnet or a security group of the VPC link does not exist in this account";
  if (new Set([...subnets, ...groups].map((one) => one?.VpcId)).size > 1)
    return "The subnets and security groups of a VPC link must be in one VPC";
  const outside = subnets.find((one) => !hasLinks(requester.region, one?.AvailabilityZoneId ?? ""));
  return outside && `VPC links are not supported in the availability zone ${outside.AvailabilityZoneId}`;
}

export const linkQuota: ManagementRule = {
  name: "an account has at most ten VPC links of HTTP APIs in a region",
  because: "moto makes any number",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  shownBy,
  intercept: async (passing, forward) => {
    if (matchedCall(passing, "POST", /^\/v2\/vpclinks\/?$/) === undefined) return forward(passing);
    const { httpApis } = serviceClients(requesterOf(passing), forward);
    const { Items = [] } = await httpApis().send(new GetVpcLinksCommand({}));
    return Items.length < MOST_LINKS
      ? forward(passing)
      : restRefusal(429, "LimitExceededException", "Maximum number of VPC Links for this account reached.");
  },
};

export const usedHttpLinks: ManagementRule = {
  name: "a VPC link of HTTP APIs is not deleted as long as an integration goes through it",
  because: "moto deletes it, so that any order of destruction would pass",
  source: "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks-vpclinkid.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const [id] = matchedCall(passing, "DELETE", /^\/v2\/vpclinks\/([^/]+)$/) ?? [];
    if (id === undefined) return forward(passing);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const { Items: apis = [] } = await httpApis.send(new GetApisCommand({}));
    for (const { ApiId } of apis) {
      const { Items: integrations = [] } = await httpApis.send(new GetIntegrationsCommand({ ApiId }));
      if (integrations.some(({ ConnectionId }) => ConnectionId === id))
        return badRequest(`Cannot delete vpc link. Vpc link '${id}', is referenced in [${ApiId}]`);
    }
    return forward(passing);
  },
};
