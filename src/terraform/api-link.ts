import type { TerraformStack } from "cdktf";
import type { Consumer } from "../model/consumer";
import type { DeploymentSettings } from "../model/deployment";
import { type Fact, linkedFacts } from "./linked-fact";
import { requireFacts } from "./required-facts";

/** The values of the APIs that a consumer uses, by use. */
export interface ApiLinks {
  readonly apiIds: Readonly<Record<string, string>>;
  /** The names of the endpoint services in front of those with an entrance. */
  readonly serviceNames: Readonly<Record<string, string>>;
}

/**
 * The id of each API that a consumer uses, from the file or from its provider's state, and the endpoint service in front of it. Until
 * a provider has them the plan fails, and names the stack to apply first.
 */
export function apiLinks(stack: TerraformStack, settings: DeploymentSettings, consumer: Consumer): ApiLinks {
  const { uses } = consumer;
  const linked = uses.filter(({ apiId }) => apiId === undefined);
  const entered = linked.filter(({ entrance }) => entrance);
  const known = linkedFacts(stack, settings, consumer, [
    ...linked.map(({ name }) => fact(name, "api_id")),
    ...entered.map(({ name }) => fact(name, "endpoint_service_name")),
  ]);
  const of = (name: Fact["name"]) => known.filter((one) => one.name === name);
  const apiIds = {
    ...stated(uses.map(({ name, apiId }) => [name, apiId])),
    ...byStack(of("api_id")),
  };
  const serviceNames = {
    ...stated(uses.map(({ name, entrance }) => [name, entrance?.serviceName])),
    ...byStack(of("endpoint_service_name")),
  };
  requireFacts(stack, settings, { output: "api_ids", value: apiIds, known: of("api_id"), what: "API" });
  if (uses.some(({ entrance }) => entrance))
    requireFacts(stack, settings, {
      ...{ output: "endpoint_service_names", value: serviceNames },
      ...{ known: of("endpoint_service_name"), what: "endpoint service" },
    });
  return { apiIds, serviceNames };
}

/** A fact of the provider that a use has the name of. */
function fact(stackId: string, name: "api_id" | "endpoint_service_name"): Fact {
  return { stackId, name, output: name };
}

function stated(
  values: readonly (readonly [string, string | undefined])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function byStack(
  facts: readonly { readonly stackId: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(facts.map(({ stackId, value }) => [stackId, value]));
}
