import type { TerraformStack } from "cdktf";
import { FargateService } from "../../constructs/compute/fargate/fargate-service";
import { ServerRole } from "../../constructs/compute/server-role";
import type { FargateCompute, ServiceProvider } from "../../model/gateway/endpoint-service";
import { serverRoleName } from "../../model/gateway/server-names";
import { fargateDocuments } from "../../policies/compute/fargate-documents";
import { serverParts } from "./server-parts";
import type { Servers } from "./servers";

/** Containers on Fargate. */
export function fargateServers(
  stack: TerraformStack,
  provider: ServiceProvider,
  compute: FargateCompute,
): Servers {
  const { name, region, roles, service } = provider;
  const { execution, task, ...endpoints } = fargateDocuments(provider, compute);
  const { balancerArn, ...parts } = serverParts(stack, provider, compute, endpoints);
  const { clusterName, serviceName } = new FargateService(stack, "servers:Default", {
    ...{ name, region, compute, port: service.port },
    ...parts,
    executionRole: new ServerRole(stack, "role:execution", {
      name: serverRoleName(provider, "execution"),
      roles,
      documents: execution,
    }),
    taskRole:
      task &&
      new ServerRole(stack, "role:task", {
        name: serverRoleName(provider, "task"),
        roles,
        documents: task,
      }),
  });
  return {
    balancerArn,
    facts: { ecs_cluster: clusterName, ecs_service: serviceName, log_group: parts.logGroupName },
  };
}
