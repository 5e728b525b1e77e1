import { Op, TerraformOutput, type TerraformStack } from "cdktf";
import { stateKey, workspaceName } from "../model/aws/names";
import type { Consumer } from "../model/consumer";
import type { DeploymentSettings } from "../model/deployment";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { linkedFacts } from "./linked-fact";

/**
 * The id of each API that a consumer uses, from the file or from its provider's state. Until a provider has
 * an API the plan fails, and names the stack to apply first. The check is a precondition of the output
 * `api_ids`, not of a resource or data source: Terraform does not check outputs on destroy, so a consumer can
 * be destroyed after its provider.
 * @see https://developer.hashicorp.com/terraform/language/values/outputs#custom-condition-checks
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

  const output = new TerraformOutput(stack, "api_ids", { value: apiIds });
  const preconditions = known.map(({ stackId, value }) => ({
    condition: Op.neq(value, UNLINKED),
    error_message: `Apply the stack "${stackId}" first: its ${stateOf(settings, stackId)} has no API yet. Then apply this one again.`,
  }));
  // CDKTF 0.21 does not render an output's precondition, and accepts only one.
  if (preconditions.length > 0) output.addOverride("precondition", preconditions);
  return apiIds;
}

/** The place of a stack's state, as an error message names it. */
function stateOf({ name, state }: DeploymentSettings, stackId: string): string {
  return state.type === "s3"
    ? `state s3://${state.bucket}/${stateKey(state.keyPrefix, name, stackId)}`
    : `workspace ${workspaceName(name, stackId)}`;
}
