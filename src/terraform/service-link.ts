import type { TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import type { Party } from "../model/party";
import { linkedFacts } from "./linked-fact";
import { requireFacts } from "./required-facts";

/** An endpoint service, by the name that its consumer has for it. */
interface UsedService {
  readonly name: string;
  /** From the file; absent = it is read from the state of the provider `name`. */
  readonly serviceName?: string;
}

/**
 * The name of each endpoint service that a party uses, from the file or from its provider's state. Until a provider
 * has a service the plan fails, and names the stack to apply first.
 */
export function linkedServiceNames(
  stack: TerraformStack,
  settings: DeploymentSettings,
  consumer: Party,
  uses: readonly UsedService[],
): Readonly<Record<string, string>> {
  const stated = uses.flatMap(({ name, serviceName }) =>
    serviceName === undefined ? [] : [[name, serviceName] as const],
  );
  const linked = uses
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
