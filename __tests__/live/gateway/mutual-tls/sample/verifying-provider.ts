import {
  CreateVpcEndpointCommand,
  CreateVpcEndpointServiceConfigurationCommand,
  DescribeNetworkInterfacesCommand,
  ModifyVpcEndpointServicePermissionsCommand,
} from "@aws-sdk/client-ec2";
import {
  type Action,
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
  type TargetDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { makeNetwork } from "../../../emulated-aws/strict/ec2/sample-network";
import { type Account, REGION } from "../../../support/accounts/accounts";
import { letConnect, makeClosedGroup } from "../../sample/security-groups";

const HTTPS = 443;
/** The port of the listener that answers health checks. */
export const HEALTH = 8080;

/** The network of a provider: an endpoint for API Gateway, which nothing but the balancers reaches. */
export interface ProviderNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly [string, string];
  readonly outerGroupId: string;
  readonly innerGroupId: string;
  readonly endpointGroupId: string;
  readonly endpointId: string;
  readonly addresses: readonly string[];
}

export async function makeProviderNetwork({ ec2 }: Account): Promise<ProviderNetwork> {
  const { vpcId, subnetIds } = await makeNetwork(ec2);
  const outerGroupId = await makeClosedGroup(ec2, vpcId, "network-balancer");
  const innerGroupId = await makeClosedGroup(ec2, vpcId, "application-balancer");
  const endpointGroupId = await makeClosedGroup(ec2, vpcId, "execute-api");
  await letConnect(ec2, outerGroupId, innerGroupId, HTTPS);
  await letConnect(ec2, outerGroupId, innerGroupId, HEALTH);
  await letConnect(ec2, innerGroupId, endpointGroupId, HTTPS);
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${REGION}.execute-api`,
      SubnetIds: [...subnetIds],
      SecurityGroupIds: [endpointGroupId],
      PrivateDnsEnabled: false,
    }),
  );
  const { NetworkInterfaceIds, VpcEndpointId: endpointId = "" } = VpcEndpoint ?? {};
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds }),
  );
  const addresses = NetworkInterfaces.map(({ PrivateIpAddress = "" }) => PrivateIpAddress);
  return { vpcId, subnetIds, outerGroupId, innerGroupId, endpointGroupId, endpointId, addresses };
}

/** The service of a provider, offered to one account. */
export interface VerifyingService {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly innerListenerArn: string;
}

/** Puts the balancers in front of the endpoint: the inner one verifies clients, the outer one is offered to a consumer. */
export async function makeVerifyingService(
  account: Account,
  network: ProviderNetwork,
  made: { readonly certificateArn: string; readonly trustStoreArn: string; readonly consumer: string },
): Promise<VerifyingService> {
  const inner = await balancer(account, network, "inner", "application", network.innerGroupId);
  const targets = network.addresses.map((Id) => ({ Id, Port: HTTPS }));
  const check = {
    HealthCheckProtocol: "HTTPS",
    HealthCheckPath: "/ping",
    Matcher: { HttpCode: "200,403" },
  } as const;
  const api = await group(
    account,
    network,
    { Name: "api", TargetType: "ip", Protocol: "HTTPS", ...check },
    targets,
  );
  const innerListenerArn = await listen(account, inner, [{ Type: "forward", TargetGroupArn: api }], {
    Protocol: "HTTPS",
    Port: HTTPS,
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    Certificates: [{ CertificateArn: made.certificateArn }],
    MutualAuthentication: { Mode: "verify", TrustStoreArn: made.trustStoreArn },
  });
  const FixedResponseConfig = { StatusCode: "200" };
  const health = [{ Type: "fixed-response", FixedResponseConfig } as const];
  await listen(account, inner, health, { Protocol: "HTTP", Port: HEALTH });
  const outer = await balancer(account, network, "outer", "network", network.outerGroupId);
  const plain = {
    HealthCheckProtocol: "HTTP",
    HealthCheckPort: String(HEALTH),
    Matcher: { HttpCode: "200" },
  } as const;
  const tcp = { Name: "inner", TargetType: "alb", Protocol: "TCP", ...plain } as const;
  const TargetGroupArn = await group(account, network, tcp, [{ Id: inner, Port: HTTPS }]);
  await listen(account, outer, [{ Type: "forward", TargetGroupArn }], { Protocol: "TCP", Port: HTTPS });
  return { ...(await offer(account, outer, made.consumer)), innerListenerArn };
}

async function balancer(
  { elb }: Account,
  { subnetIds }: ProviderNetwork,
  Name: string,
  Type: "application" | "network",
  groupId: string,
): Promise<string> {
  const SecurityGroups = [groupId];
  const made = { Name, Type, Scheme: "internal" as const, Subnets: [...subnetIds], SecurityGroups };
  const { LoadBalancers: [created] = [] } = await elb.send(new CreateLoadBalancerCommand(made));
  const LoadBalancerArn = created?.LoadBalancerArn ?? "";
  const off = { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" } as const;
  if (Type === "network")
    await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups, ...off }));
  return LoadBalancerArn;
}

async function group(
  { elb }: Account,
  { vpcId }: ProviderNetwork,
  made: CreateTargetGroupCommandInput,
  Targets: TargetDescription[],
): Promise<string> {
  const created = new CreateTargetGroupCommand({ ...made, Port: HTTPS, VpcId: vpcId });
  const { TargetGroups: [found] = [] } = await elb.send(created);
  const TargetGroupArn = found?.TargetGroupArn ?? "";
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  return TargetGroupArn;
}

async function listen(
  { elb }: Account,
  LoadBalancerArn: string,
  DefaultActions: Action[],
  made: Omit<CreateListenerCommandInput, "LoadBalancerArn" | "DefaultActions">,
): Promise<string> {
  const created = new CreateListenerCommand({ ...made, LoadBalancerArn, DefaultActions });
  return (await elb.send(created)).Listeners?.[0]?.ListenerArn ?? "";
}

async function offer({ ec2 }: Account, balancerArn: string, consumer: string) {
  const { ServiceConfiguration } = await ec2.send(
    new CreateVpcEndpointServiceConfigurationCommand({
      AcceptanceRequired: true,
      NetworkLoadBalancerArns: [balancerArn],
    }),
  );
  const { ServiceId: serviceId = "", ServiceName: serviceName = "" } = ServiceConfiguration ?? {};
  const AddAllowedPrincipals = [`arn:aws:iam::${consumer}:root`];
  await ec2.send(
    new ModifyVpcEndpointServicePermissionsCommand({ ServiceId: serviceId, AddAllowedPrincipals }),
  );
  return { serviceId, serviceName };
}
