import type { Construct } from "constructs";
import type { Consumer } from "../model/consumer";
import { PrivateNetwork } from "./private-network";

/** The part of a VPC that a consumer's clients and endpoints live in. */
export interface ConsumerNetwork {
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  readonly endpointSubnetIds: readonly string[];
}

/** The consumer's network: made, or adopted and then left as it is. */
export function consumerNetwork(
  scope: Construct,
  name: string,
  { network, region }: Consumer,
): ConsumerNetwork {
  if (network.kind === "adopted") return network;
  const { vpcId, subnetIds } = new PrivateNetwork(scope, "vpc:Default", {
    name,
    region,
    network,
    subnets: ["client", "endpoint"],
  });
  return { vpcId, clientSubnetIds: subnetIds.client ?? [], endpointSubnetIds: subnetIds.endpoint ?? [] };
}
