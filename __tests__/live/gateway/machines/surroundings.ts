import type { NetworkInterface, RouteTable } from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";
import type { GatewayEndpoint } from "../network/gateway-endpoints";
import type { RolePolicies } from "../policies/role-policies";
import type { Session } from "../signature/sessions";

/** What a machine has around it when it boots, and can reach. */
export interface Surroundings {
  readonly account: Account;
  /** A folder for what it fetches. */
  readonly folder: string;
  /** Programs, by the repositories of the images that they are in. */
  readonly images: Readonly<Record<string, string>>;
  /** The gateway endpoint of a service that its subnet leads to. */
  readonly gatewayEndpoint: (service: string) => GatewayEndpoint | undefined;
  /** True where an interface endpoint of a service has the service's own name in its VPC and lets it in. */
  readonly reachesInterface: (service: string) => boolean;
  /** The variables that tell it which names lead where. */
  readonly names: () => Readonly<Record<string, string>>;
  readonly role: (arn: string) => Promise<RolePolicies>;
  /** A session of a role. @throws Error where the role does not trust the service that asks for it */
  readonly assume: (roleArn: string, service: string) => Promise<Session>;
}

/** The gateway endpoint of a service that the route table of a network interface's subnet leads to. */
export function gatewayEndpointFor(
  { SubnetId, VpcId }: NetworkInterface,
  tables: readonly RouteTable[],
  endpoints: readonly GatewayEndpoint[],
  service: string,
): GatewayEndpoint | undefined {
  const own = tables.filter((table) => table.VpcId === VpcId);
  const table =
    own.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ??
    own.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  return endpoints.find(
    (one) => one.service === service && one.routeTableIds.includes(table?.RouteTableId ?? ""),
  );
}
