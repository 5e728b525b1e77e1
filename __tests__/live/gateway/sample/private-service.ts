import {
  CreateVpcEndpointServiceConfigurationCommand,
  ModifyVpcEndpointServicePermissionsCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ModifyLoadBalancerAttributesCommand,
  SetSecurityGroupsCommand,
  type TargetTypeEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { makeNetwork } from "../../emulated-aws/strict/ec2/sample-network";
import type { Account } from "../../support/accounts/accounts";
import { letConnect, makeClosedGroup } from "./security-groups";

/** The port of the balancer of a sample service, and of the machines behind it. */
export const SERVICE_PORT = 8080;

/** A service of one account that is offered to others over PrivateLink, without any machine yet. */
export interface PrivateService {
  readonly account: string;
  readonly vpcId: string;
  readonly subnetIds: readonly [string, string];
  readonly serviceId: string;
  readonly serviceName: string;
  readonly balancerArn: string;
  readonly balancerGroupId: string;
  readonly machineGroupId: string;
  readonly targetGroupArn: string;
}

/** @param consumer the account that may ask for connections */
export async function makePrivateService(
  account: Account,
  { name, consumer, targets }: { name: string; consumer: string; targets: TargetTypeEnum },
): Promise<PrivateService> {
  const { ec2, elb } = account;
  const { vpcId, subnetIds } = await makeNetwork(ec2);
  const balancerGroupId = await makeClosedGroup(ec2, vpcId, "balancer");
  const machineGroupId = await makeClosedGroup(ec2, vpcId, "machines");
  await letConnect(ec2, balancerGroupId, machineGroupId, SERVICE_PORT);
  const SecurityGroups = [balancerGroupId];
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: name,
      Type: "network",
      Scheme: "internal",
      Subnets: [...subnetIds],
      SecurityGroups,
    }),
  );
  const LoadBalancerArn = balancer?.LoadBalancerArn ?? "";
  const off = { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" } as const;
  await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups, ...off }));
  const Attributes = [{ Key: "load_balancing.cross_zone.enabled", Value: "true" }];
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  const targetGroupArn = await makeTargets(account, { name, vpcId, targets }, LoadBalancerArn);
  const offered = { vpcId, subnetIds, balancerGroupId, machineGroupId, targetGroupArn };
  const service = await offer(account, LoadBalancerArn, consumer);
  return { account: account.id, ...offered, balancerArn: LoadBalancerArn, ...service };
}

async function makeTargets(
  { elb }: Account,
  {
    name,
    vpcId,
    targets,
  }: { readonly name: string; readonly vpcId: string; readonly targets: TargetTypeEnum },
  LoadBalancerArn: string,
): Promise<string> {
  const tcp = { Protocol: "TCP", Port: SERVICE_PORT } as const;
  const health = { HealthCheckProtocol: "HTTP", HealthCheckPath: "/healthz" } as const;
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({ ...tcp, ...health, Name: name, TargetType: targets, VpcId: vpcId }),
  );
  const TargetGroupArn = group?.TargetGroupArn ?? "";
  const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
  await elb.send(new CreateListenerCommand({ ...tcp, LoadBalancerArn, DefaultActions }));
  return TargetGroupArn;
}

async function offer({ ec2 }: Account, balancerArn: string, consumer: string) {
  const { ServiceConfiguration } = await ec2.send(
    new CreateVpcEndpointServiceConfigurationCommand({
      AcceptanceRequired: true,
      NetworkLoadBalancerArns: [balancerArn],
    }),
  );
  const { ServiceId: serviceId = "", ServiceName: serviceName = "" } = ServiceConfiguration ?? {};
  await ec2.send(
    new ModifyVpcEndpointServicePermissionsCommand({
      ServiceId: serviceId,
      AddAllowedPrincipals: [`arn:aws:iam::${consumer}:root`],
    }),
  );
  return { serviceId, serviceName };
}
