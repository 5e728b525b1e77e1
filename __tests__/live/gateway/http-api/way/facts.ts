import {
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointConnectionsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointsCommand,
  type NetworkInterface,
  type ServiceConfiguration,
  type Subnet,
  type VpcEndpoint,
  type VpcEndpointConnection,
} from "@aws-sdk/client-ec2";
import type { Account } from "../../../support/accounts/accounts";
import { type Rules, rulesOf } from "../../balancer/security-groups";

/** The emulated AWS's answers about networks during one call: each thing is asked once, and again for the next call. */
export class Facts {
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(readonly account: (id: string) => Account) {}

  /** The answer to a question that has been asked before, or else that to this one. */
  once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const asked = this.#asked.get(question) ?? ask();
    this.#asked.set(question, asked);
    return asked as Promise<T>;
  }

  interfaces(account: string): Promise<readonly NetworkInterface[]> {
    return this.once(`interfaces ${account}`, async () => {
      const command = new DescribeNetworkInterfacesCommand({});
      return (await this.account(account).ec2.send(command)).NetworkInterfaces ?? [];
    });
  }

  subnets(account: string): Promise<readonly Subnet[]> {
    return this.once(`subnets ${account}`, async () => {
      return (await this.account(account).ec2.send(new DescribeSubnetsCommand({}))).Subnets ?? [];
    });
  }

  endpoints(account: string): Promise<readonly VpcEndpoint[]> {
    return this.once(`endpoints ${account}`, async () => {
      return (await this.account(account).ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? [];
    });
  }

  endpointServices(account: string): Promise<readonly ServiceConfiguration[]> {
    return this.once(`endpoint services ${account}`, async () => {
      const command = new DescribeVpcEndpointServiceConfigurationsCommand({});
      return (await this.account(account).ec2.send(command)).ServiceConfigurations ?? [];
    });
  }

  endpointConnections(account: string): Promise<readonly VpcEndpointConnection[]> {
    return this.once(`endpoint connections ${account}`, async () => {
      const command = new DescribeVpcEndpointConnectionsCommand({});
      return (await this.account(account).ec2.send(command)).VpcEndpointConnections ?? [];
    });
  }

  rules(account: string, groupIds: readonly string[]): Promise<Rules> {
    const question = `rules ${account} ${groupIds.join(" ")}`;
    return this.once(question, () => rulesOf(this.account(account), groupIds));
  }

  /** The id of the zone of a subnet: `euw1-az1`, the same in every account. */
  async zoneId(account: string, subnetId: string | undefined): Promise<string | undefined> {
    const subnets = await this.subnets(account);
    return subnets.find(({ SubnetId }) => SubnetId === subnetId)?.AvailabilityZoneId;
  }

  /** The IPv4 ranges of subnets. */
  async ranges(account: string, subnetIds: readonly string[]): Promise<readonly string[]> {
    const subnets = await this.subnets(account);
    return subnets.flatMap(({ SubnetId = "", CidrBlock = "" }) =>
      subnetIds.includes(SubnetId) ? [CidrBlock] : [],
    );
  }
}
