import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable, TerraformStack } from "cdktf";
import { type ServerEndpoints, ServerNetwork } from "../../constructs/compute/server-network";
import { ServiceTable } from "../../constructs/compute/service-table";
import { ServiceBalancer } from "../../constructs/endpoint-service/service-balancer";
import type { FargateCompute, InstanceCompute, ServiceProvider } from "../../model/gateway/endpoint-service";
import { serviceBalancerName } from "../../model/gateway/names";
import { serverLogGroup } from "../../model/gateway/server-names";

/** The parts that servers of either kind have around them. */
export interface ServerParts {
  readonly balancerArn: string;
  readonly targetGroupArn: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly logGroupName: string;
  /** The environment of the program that answers: plain text, without references of Terraform's. */
  readonly environment: Readonly<Record<string, string>>;
  /** The parts that a server needs to start and to be found. */
  readonly ways: readonly ITerraformDependable[];
}

/** The VPC, its endpoints, the balancer, the table and the log group of servers that do not exist yet. */
export function serverParts(
  stack: TerraformStack,
  provider: ServiceProvider,
  compute: FargateCompute | InstanceCompute,
  endpoints: ServerEndpoints,
): ServerParts {
  const { name, region, service } = provider;
  const network = new ServerNetwork(stack, "network:Default", {
    ...{ name, region, network: compute.network, port: service.port },
    ...{ endpoints: endpoints.endpoints, gateways: endpoints.gateways },
  });
  const balancer = new ServiceBalancer(stack, "balancer:Default", {
    name: serviceBalancerName(name),
    vpcId: network.vpcId,
    subnetIds: network.balancerSubnetIds,
    securityGroupId: network.balancerGroupId,
    service,
    targetType: compute.type === "fargate" ? "ip" : "instance",
  });
  const table = compute.table && new ServiceTable(stack, "service", { name, ...compute.table });
  const logGroup = new CloudwatchLogGroup(stack, "servers", {
    name: serverLogGroup(provider, compute),
    retentionInDays: service.logs.retentionDays,
    kmsKeyId: service.logs.kmsKeyArn,
  });
  return {
    balancerArn: balancer.balancerArn,
    targetGroupArn: balancer.targetGroupArn,
    subnetIds: network.serverSubnetIds,
    securityGroupId: network.serverGroupId,
    logGroupName: logGroup.name,
    environment: {
      ...compute.environment,
      PORT: String(service.port),
      ...(table && { TABLE_NAME: name }),
    },
    ways: [...network.ways, ...(table ? [table.table] : []), balancer.listener],
  };
}
