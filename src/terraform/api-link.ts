import type { TerraformStack } from "cdktf";
import type { Consumer } from "../model/consumer";
import type { DeploymentSettings } from "../model/deployment";
import { linkedFacts } from "./linked-fact";
import { requireFacts } from "./required-facts";

/**
 * The id of each API that a consumer uses, from the file or from its provider's state. Until a provider has
 * an API the plan fails, and names the stack to apply first.
 */
export function linkedApiIds(
  stack: TerraformStack,
  settings: DeploymentSettings,
  consumer: Consumer,
): Readonly<Record<string, string>> {
  const stated = consumer.uses.flatMap(({ name, apiId }) => (apiId === undefined ? [] : [[name, apiId]]));
  const linked = consumer.uses
    .filter(({ apiId }) => apiId === undefined)
    .map(({ name }) => ({ stackId: name, name: "api_id", output: "api_id" }) as const);
  const known = linkedFacts(stack, settings, consumer, linked);
  const apiIds = {
    ...Object.fromEntries(stated),
    ...Object.fromEntries(known.map(({ stackId, value }) => [stackId, value])),
  };
  requireFacts(stack, settings, { output: "api_ids", value: apiIds, known, what: "API" });
  return apiIds;
}
