import type { TerraformStack } from "cdktf";
import type { ConsumerVpc } from "../../constructs/network/consumer-vpc";
import { balancerName } from "../../model/aws/names";
import type { Consumer } from "../../model/consumer";

/** The link to the execute-api endpoint that the front doors of a consumer share; undefined if it has none. */
export function vpcLink(stack: TerraformStack, consumer: Consumer, vpc: ConsumerVpc): string | undefined {
  if (!consumer.clients.some(({ type }) => type === "rest-front-door")) return undefined;
  const { vpcId, clientSubnetIds, endpointSubnets, endpointGroupId } = vpc;
  if (endpointGroupId === undefined) throw new Error(`${consumer.stackId} makes no endpoint to link to`);
  // Loaded on use, like the front doors themselves.
  const { EndpointBalancer } =
    require("../../constructs/front-door/endpoint-balancer") as typeof import("../../constructs/front-door/endpoint-balancer");
  return new EndpointBalancer(stack, "link:Default", {
    name: balancerName(consumer.name),
    vpcId,
    subnetIds: clientSubnetIds,
    endpointSubnets,
    endpointGroupId,
  }).vpcLinkId;
}
