import type { IpPermission, ManagedPrefixList, NetworkInterface, RouteTable } from "@aws-sdk/client-ec2";
import { letsPass } from "../balancer/security-groups";
import type { GatewayEndpoint } from "../network/gateway-endpoints";

/** The parts that decide about the way from a network interface to a gateway endpoint. */
export interface WayToGateway {
  readonly endpoints: readonly GatewayEndpoint[];
  readonly tables: readonly RouteTable[];
  readonly lists: readonly ManagedPrefixList[];
  /** The rules of the interface's groups. */
  readonly egress: readonly IpPermission[];
}

const HTTPS = 443;

/**
 * The gateway endpoint of a service that a network interface reaches: the route table of its subnet leads there, and its groups
 * let it out to the service's prefix list, or to everywhere. Undefined where there is none.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export function gatewayEndpointFor(
  { SubnetId, VpcId }: NetworkInterface,
  { endpoints, tables, lists, egress }: WayToGateway,
  service: string,
): GatewayEndpoint | undefined {
  const own = tables.filter((table) => table.VpcId === VpcId);
  const table =
    own.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ??
    own.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  const found = endpoints.find(
    (one) => one.service === service && one.routeTableIds.includes(table?.RouteTableId ?? ""),
  );
  const list = lists.find(({ PrefixListName = "" }) => PrefixListName.endsWith(`.${service}`));
  return letsOut(egress, list?.PrefixListId) ? found : undefined;
}

function letsOut(egress: readonly IpPermission[], listId: string | undefined): boolean {
  const toList = egress.filter(({ PrefixListIds = [] }) =>
    PrefixListIds.some(({ PrefixListId }) => PrefixListId === listId),
  );
  return (
    toList.some(
      ({ IpProtocol, FromPort = 0, ToPort = 65_535 }) =>
        IpProtocol === "-1" || (IpProtocol === "tcp" && FromPort <= HTTPS && HTTPS <= ToPort),
    ) || letsPass(egress, HTTPS, { addresses: ["0.0.0.0/0"], groupIds: [] })
  );
}
