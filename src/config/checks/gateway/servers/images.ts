import { partitionOf } from "../../../../model/aws/partition";
import { type Finding, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/**
 * Images come from the registry of the servers' own region: the endpoints of their VPC lead to no other.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function images({ providers }: GatewayOutline): readonly Finding[] {
  return providers.flatMap(({ path, value, region }) => {
    const compute = value?.service?.compute;
    if (compute?.type !== "fargate" || compute.image === undefined || region === undefined) return [];
    const [host = ""] = compute.image.split("/");
    const wanted = `dkr.ecr.${region}.amazonaws.com${partitionOf(region) === "aws-cn" ? ".cn" : ""}`;
    if (host.endsWith(`.${wanted}`)) return [];
    const place = [...path, "service", "compute", "image"];
    return [
      unexpected(place, `an image of the provider's own region (<account>.${wanted}/...)`, quoted(host)),
    ];
  });
}
