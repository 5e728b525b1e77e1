import {
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  CreateVpcEndpointServiceConfigurationCommand,
  DescribeVpcEndpointConnectionsCommand,
  type EC2Client,
  ModifyVpcEndpointServicePermissionsCommand,
} from "@aws-sdk/client-ec2";
import { CreateLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Account } from "../../../../support/accounts/accounts";
import { makeNetwork, type SampleNetwork } from "../sample-network";

/** An endpoint service that a test makes for itself. */
export interface SampleService {
  readonly ServiceId: string;
  readonly serviceName: string;
  readonly balancerArn: string;
}

/** A network balancer in the first zones of a network: in one of them, or in both. */
export async function makeBalancer(
  { ec2, elb }: Account,
  Name: string,
  { zones = 2, Type = "network" }: { readonly zones?: 1 | 2; readonly Type?: "network" | "application" } = {},
): Promise<string> {
  const { subnetIds } = await makeNetwork(ec2);
  const place = { Name, Type, Scheme: "internal", Subnets: subnetIds.slice(0, zones) } as const;
  const { LoadBalancers: [made] = [] } = await elb.send(new CreateLoadBalancerCommand(place));
  return made?.LoadBalancerArn ?? "";
}

/** @param AcceptanceRequired false = every endpoint of an allowed principal is connected at once */
export async function makeService(
  account: Account,
  name: string,
  {
    AcceptanceRequired = true,
    zones = 2,
  }: { readonly AcceptanceRequired?: boolean; readonly zones?: 1 | 2 } = {},
): Promise<SampleService> {
  const balancerArn = await makeBalancer(account, name, { zones });
  const { ServiceConfiguration: made } = await account.ec2.send(
    new CreateVpcEndpointServiceConfigurationCommand({
      AcceptanceRequired,
      NetworkLoadBalancerArns: [balancerArn],
    }),
  );
  return { ServiceId: made?.ServiceId ?? "", serviceName: made?.ServiceName ?? "", balancerArn };
}

export async function allow({ ec2 }: Account, ServiceId: string, principal: string): Promise<void> {
  const permissions = { ServiceId, AddAllowedPrincipals: [principal] };
  await ec2.send(new ModifyVpcEndpointServicePermissionsCommand(permissions));
}

/** @returns its id and its state */
export async function connect(
  ec2: EC2Client,
  ServiceName: string,
  more: Partial<CreateVpcEndpointCommandInput> & { readonly network?: SampleNetwork } = {},
): Promise<{ readonly id: string; readonly state: string | undefined }> {
  const { network = await makeNetwork(ec2), ...further } = more;
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: network.vpcId,
      VpcEndpointType: "Interface",
      ServiceName,
      SubnetIds: [...network.subnetIds],
      PrivateDnsEnabled: false,
      ...further,
    }),
  );
  return { id: VpcEndpoint?.VpcEndpointId ?? "", state: VpcEndpoint?.State };
}

/** The connections of a service, each as the id of its endpoint, the endpoint's account and the state. */
export async function connectionsOf({ ec2 }: Account, serviceId: string): Promise<readonly string[]> {
  const Filters = [{ Name: "service-id", Values: [serviceId] }];
  const found = await ec2.send(new DescribeVpcEndpointConnectionsCommand({ Filters }));
  return (found.VpcEndpointConnections ?? []).map(
    ({ VpcEndpointId, VpcEndpointOwner, VpcEndpointState }) =>
      `${VpcEndpointId} ${VpcEndpointOwner} ${VpcEndpointState}`,
  );
}
