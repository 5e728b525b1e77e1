import type { SystemProof } from "../access/gateway/system-proof";
import type { Json } from "../access/network/stack/stack-json";
import type { Deployment } from "../model/deployment";

/**
 * The proof of a deployment's gateways and services; none where it has none. Loaded on use, as most deployments have none.
 * @throws ConfigError with everything that is not as the file has it
 */
export function gatewayProof(
  deployment: Deployment,
  file: string,
  stacks: Readonly<Record<string, Json>>,
): readonly SystemProof[] {
  if (!hasGateways(deployment)) return [];
  const { proveGateways } = require("../access/prove-gateways") as typeof import("../access/prove-gateways");
  return [proveGateways(deployment, file, stacks)];
}

export function hasGateways({ serviceProviders, gatewayConsumers }: Deployment): boolean {
  return serviceProviders.length + gatewayConsumers.length > 0;
}
