import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  ModifyNetworkInterfaceAttributeCommand,
  type NetworkInterface,
  type Subnet,
  type VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { freeAddress } from "./subnet-addresses";

/** The beginning of the description of an endpoint's network interface. */
export const ENDPOINT_INTERFACE = "VPC Endpoint Interface";

/** The addresses that an endpoint is to have, by subnet. */
export type Pins = ReadonlyMap<string, string>;

/** The network interfaces of the endpoints of an account: each tells in its description whose it is. */
export class EndpointInterfaces {
  constructor(private readonly ec2: EC2Client) {}

  async endpoint(id: string): Promise<VpcEndpoint | undefined> {
    const { VpcEndpoints = [] } = await this.ec2.send(new DescribeVpcEndpointsCommand({}));
    return VpcEndpoints.find(({ VpcEndpointId }) => VpcEndpointId === id);
  }

  async subnets(): Promise<readonly Subnet[]> {
    return (await this.ec2.send(new DescribeSubnetsCommand({}))).Subnets ?? [];
  }

  /** Every interface, with the endpoint that it belongs to. */
  async all(): Promise<readonly (NetworkInterface & { readonly endpointId?: string })[]> {
    const { NetworkInterfaces = [] } = await this.ec2.send(new DescribeNetworkInterfacesCommand({}));
    return NetworkInterfaces.map((one) => ({ ...one, endpointId: endpointOf(one) }));
  }

  /** Gives an endpoint one interface in each of its subnets, with the address that was chosen or a free one. */
  async settle(id: string, pins: Pins): Promise<void> {
    const { SubnetIds = [], Groups = [], NetworkInterfaceIds = [] } = (await this.endpoint(id)) ?? {};
    const groupIds = Groups.flatMap(({ GroupId }) => GroupId ?? []);
    const left = new Set<string>();
    for (const one of await this.all()) {
      const { NetworkInterfaceId = "", SubnetId = "", PrivateIpAddress = "" } = one;
      const isOwn = one.endpointId === id;
      if (!isOwn && !NetworkInterfaceIds.includes(NetworkInterfaceId)) continue;
      const isRight = (pins.get(SubnetId) ?? PrivateIpAddress) === PrivateIpAddress;
      if (isOwn && isRight && SubnetIds.includes(SubnetId)) {
        left.add(SubnetId);
        await this.#group(NetworkInterfaceId, groupIds);
      } else await this.#delete(one);
    }
    for (const subnetId of SubnetIds)
      if (!left.has(subnetId)) await this.#create(id, subnetId, groupIds, pins.get(subnetId));
  }

  async remove(id: string): Promise<void> {
    for (const one of await this.all()) if (one.endpointId === id) await this.#delete(one);
  }

  async #create(id: string, SubnetId: string, groupIds: readonly string[], pin?: string): Promise<void> {
    const subnet = (await this.subnets()).find((one) => one.SubnetId === SubnetId);
    const neighbours = (await this.all()).filter((one) => one.SubnetId === SubnetId);
    const taken = neighbours.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
    await this.ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId,
        Groups: groupIds.length > 0 ? [...groupIds] : undefined,
        Description: `${ENDPOINT_INTERFACE} ${id}`,
        PrivateIpAddress: pin ?? freeAddress(subnet?.CidrBlock ?? "", taken),
      }),
    );
  }

  async #group(NetworkInterfaceId: string, groupIds: readonly string[]): Promise<void> {
    if (groupIds.length === 0) return;
    const Groups = [...groupIds];
    await this.ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Groups }));
  }

  async #delete({ NetworkInterfaceId }: NetworkInterface): Promise<void> {
    await this.ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  }
}

function endpointOf({ Description = "" }: NetworkInterface): string | undefined {
  return Description.startsWith(ENDPOINT_INTERFACE) ? Description.split(" ").at(-1) : undefined;
}
