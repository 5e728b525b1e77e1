import { CreateVpcLinkCommand } from "@aws-sdk/client-api-gateway";
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcEndpointCommand,
  DescribeNetworkInterfacesCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { makeNetwork, type SampleNetwork } from "../../emulated-aws/strict/ec2/sample-network";
import { type Account, REGION } from "../../support/accounts/accounts";

/** A VPC link to a network balancer in front of an interface endpoint for execute-api. */
export interface LinkedBalancer {
  readonly vpcId: string;
  readonly vpcLinkId: string;
  readonly balancerArn: string;
  readonly targetGroupArn: string;
  readonly endpointId: string;
  /** Those of the endpoint's network interfaces. */
  readonly addresses: readonly string[];
  readonly balancerGroupId: string;
  readonly endpointGroupId: string;
}

/** The rule for HTTPS from or to a security group. */
export function httpsWith(GroupId: string): IpPermission {
  return { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId }] };
}

export async function makeLinkedBalancer(account: Account): Promise<LinkedBalancer> {
  const network = await makeNetwork(account.ec2);
  const endpoint = await makeEndpoint(account, network);
  const balancer = await makeBalancer(account, network, endpoint.addresses);
  const { id: vpcLinkId = "" } = await account.apiGateway.send(
    new CreateVpcLinkCommand({ name: "door", targetArns: [balancer.balancerArn] }),
  );
  const [balancerGroupId, endpointGroupId] = network.groupIds;
  return { vpcId: network.vpcId, balancerGroupId, endpointGroupId, vpcLinkId, ...endpoint, ...balancer };
}

/** An endpoint whose group lets the balancer's in, and nothing else. */
async function makeEndpoint(
  { ec2 }: Account,
  { vpcId, subnetIds, groupIds: [balancerGroupId, endpointGroupId] }: SampleNetwork,
): Promise<Pick<LinkedBalancer, "endpointId" | "addresses">> {
  const everything = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  const ofBalancer = { GroupId: balancerGroupId };
  const ofEndpoint = { GroupId: endpointGroupId };
  const out = [httpsWith(endpointGroupId)];
  const into = [httpsWith(balancerGroupId)];
  await ec2.send(new RevokeSecurityGroupEgressCommand({ ...ofBalancer, IpPermissions: everything }));
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ ...ofBalancer, IpPermissions: out }));
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ ...ofEndpoint, IpPermissions: into }));
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${REGION}.execute-api`,
      SubnetIds: [...subnetIds],
      SecurityGroupIds: [endpointGroupId],
      PrivateDnsEnabled: true,
    }),
  );
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: VpcEndpoint?.NetworkInterfaceIds }),
  );
  return {
    endpointId: VpcEndpoint?.VpcEndpointId ?? "",
    addresses: NetworkInterfaces.map(({ PrivateIpAddress = "" }) => PrivateIpAddress),
  };
}

/** A balancer with addresses as its targets. */
async function makeBalancer(
  { elb }: Account,
  { vpcId, subnetIds, groupIds: [groupId] }: SampleNetwork,
  addresses: readonly string[],
): Promise<Pick<LinkedBalancer, "balancerArn" | "targetGroupArn">> {
  const ofDoor = { Name: "door", Subnets: [...subnetIds], SecurityGroups: [groupId] };
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ ...ofDoor, Type: "network", Scheme: "internal" }),
  );
  const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  // A VPC link comes over PrivateLink: the group's lack of ingress rules is then for everybody else.
  await elb.send(
    new SetSecurityGroupsCommand({
      LoadBalancerArn,
      SecurityGroups: [groupId],
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
    }),
  );
  const tcp = { Protocol: "TCP", Port: 443 } as const;
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({
      ...tcp,
      Name: "door",
      TargetType: "ip",
      VpcId: vpcId,
      HealthCheckProtocol: "TCP",
    }),
  );
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
  const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
  await elb.send(new CreateListenerCommand({ ...tcp, LoadBalancerArn, DefaultActions }));
  const Targets = addresses.map((Id) => ({ Id, Port: 443 }));
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  return { balancerArn: LoadBalancerArn, targetGroupArn: TargetGroupArn };
}
