import type { TerraformStack } from "cdktf";
import { ExistingBalancer } from "../../constructs/endpoint-service/existing-balancer";
import type { ExistingCompute, ServiceProvider } from "../../model/gateway/endpoint-service";
import type { Servers } from "./servers";

/** Servers behind a balancer that exists already: nothing of them is made here. */
export function existingServers(
  stack: TerraformStack,
  { stackId, service: { port, zoneIds } }: ServiceProvider,
  { loadBalancerArn }: ExistingCompute,
): Servers {
  const { balancerArn, precondition } = new ExistingBalancer(stack, "balancer:Default", {
    ...{ balancerArn: loadBalancerArn, port, zoneIds },
    path: `providers.${stackId}.service`,
  });
  return { balancerArn, precondition, facts: {} };
}
