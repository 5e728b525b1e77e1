import type { TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import type { GatewayConsumer } from "../model/gateway/gateway";
import { linkedFacts } from "./linked-fact";
import { requireFacts } from "./required-facts";

/**
 * The name of each endpoint service that a gateway's consumer uses, from the file or from its provider's state. Until a provider
 * has a service the plan fails, and names the stack to apply first.
 */
export function linkedServiceNames(
  stack: TerraformStack,
  settings: DeploymentSettings,
  consumer: GatewayConsumer,
): Readonly<Record<string, string>> {
  const stated = consumer.uses.flatMap(({ name, serviceName }) =>
    serviceName === undefined ? [] : [[name, serviceName] as const],
  );
  const linked = consumer.uses
    .filter(({ serviceName }) => serviceName === undefined)
    .map(
      ({ name }) =>
        ({ stackId: name, name: "endpoint_service_name", output: "endpoint_service_name" }) as const,
    );
  const known = linkedFacts(stack, settings, consumer, linked);
  const value = {
    ...Object.fromEntries(stated),
    ...Object.fromEntries(known.map(({ stackId, value: name }) => [stackId, name])),
  };
  requireFacts(stack, settings, { output: "endpoint_service_names", value, known, what: "endpoint service" });
  return value;
}
