import { CreateVpcLinkCommand } from "@aws-sdk/client-apigatewayv2";
import { CreateVpcEndpointCommand, DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ModifyLoadBalancerAttributesCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { makeNetwork } from "../../emulated-aws/strict/ec2/sample-network";
import type { Account } from "../../support/accounts/accounts";
import { type PrivateService, SERVICE_PORT } from "./private-service";
import { letConnect, makeClosedGroup } from "./security-groups";

/** The port of the balancer's listener. */
export const LISTENER_PORT = 80;

/** A VPC with a VPC link, one application balancer, and nothing behind it yet. */
export interface GatewayNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly [string, string];
  readonly linkGroupId: string;
  readonly balancerGroupId: string;
  readonly endpointGroupId: string;
  readonly vpcLinkId: string;
  readonly balancerArn: string;
  readonly listenerArn: string;
}

export async function makeGatewayNetwork(account: Account): Promise<GatewayNetwork> {
  const { ec2, elb, httpApis } = account;
  const { vpcId, subnetIds } = await makeNetwork(ec2);
  const linkGroupId = await makeClosedGroup(ec2, vpcId, "link");
  const balancerGroupId = await makeClosedGroup(ec2, vpcId, "balancer");
  const endpointGroupId = await makeClosedGroup(ec2, vpcId, "endpoints");
  await letConnect(ec2, linkGroupId, balancerGroupId, LISTENER_PORT);
  await letConnect(ec2, balancerGroupId, endpointGroupId, SERVICE_PORT);
  const { VpcLinkId: vpcLinkId = "" } = await httpApis.send(
    new CreateVpcLinkCommand({ Name: "gateway", SubnetIds: [...subnetIds], SecurityGroupIds: [linkGroupId] }),
  );
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: "gateway",
      Type: "application",
      Scheme: "internal",
      Subnets: [...subnetIds],
      SecurityGroups: [balancerGroupId],
    }),
  );
  const LoadBalancerArn = balancer?.LoadBalancerArn ?? "";
  const Attributes = [{ Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" }];
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  const FixedResponseConfig = {
    StatusCode: "404",
    ContentType: "text/plain",
    MessageBody: "no such service",
  };
  const { Listeners: [listener] = [] } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: "HTTP",
      Port: LISTENER_PORT,
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig }],
    }),
  );
  const groups = { linkGroupId, balancerGroupId, endpointGroupId };
  const listenerArn = listener?.ListenerArn ?? "";
  return { vpcId, subnetIds, ...groups, vpcLinkId, balancerArn: LoadBalancerArn, listenerArn };
}

/** The end of a service in the VPC of a gateway. */
export interface LinkedService {
  readonly endpointId: string;
  readonly targetGroupArn: string;
}

/** Connects a gateway to a service that others offer, by a rule about the header `x-crosslink-service`. */
export async function linkService(
  account: Account,
  network: GatewayNetwork,
  { name, priority, service }: { name: string; priority: number; service: PrivateService },
): Promise<LinkedService> {
  const { elb } = account;
  const { endpointId, addresses } = await makeEndpoint(account, network, service.serviceName);
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name: `gateway-${name}`,
      TargetType: "ip",
      Protocol: "HTTP",
      Port: SERVICE_PORT,
      VpcId: network.vpcId,
      HealthCheckPath: "/healthz",
    }),
  );
  const TargetGroupArn = group?.TargetGroupArn ?? "";
  const Targets = addresses.map((Id) => ({ Id, Port: SERVICE_PORT }));
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  const HttpHeaderConfig = { HttpHeaderName: "x-crosslink-service", Values: [name] };
  await elb.send(
    new CreateRuleCommand({
      ListenerArn: network.listenerArn,
      Priority: priority,
      Conditions: [{ Field: "http-header", HttpHeaderConfig }],
      Actions: [{ Type: "forward", TargetGroupArn }],
    }),
  );
  return { endpointId, targetGroupArn: TargetGroupArn };
}

async function makeEndpoint({ ec2 }: Account, network: GatewayNetwork, ServiceName: string) {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: network.vpcId,
      VpcEndpointType: "Interface",
      ServiceName,
      SubnetIds: [...network.subnetIds],
      SecurityGroupIds: [network.endpointGroupId],
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
