import { Op, TerraformOutput, type TerraformStack } from "cdktf";
import { stateKey, workspaceName } from "../model/aws/names";
import type { DeploymentSettings } from "../model/deployment";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { applyFirst } from "./apply-first";
import type { Fact } from "./linked-fact";

export interface RequiredFacts {
  /** The output that shows them, by use. */
  readonly output: string;
  readonly value: Readonly<Record<string, string>>;
  /** Those of them that are read from states. */
  readonly known: readonly (Fact & { readonly value: string })[];
  /** The part that a provider does not have before its first apply: `API`. */
  readonly what: string;
}

/**
 * Has a plan fail until the providers have what a consumer needs of them, and name the stack to apply first. The check is a
 * precondition of an output, not of a resource or data source: Terraform does not check outputs on destroy, so a consumer can be
 * destroyed after its provider.
 * @see https://developer.hashicorp.com/terraform/language/values/outputs#custom-condition-checks
 */
export function requireFacts(
  stack: TerraformStack,
  settings: DeploymentSettings,
  { output: name, value, known, what }: RequiredFacts,
): void {
  const output = new TerraformOutput(stack, name, { value });
  const preconditions = known.map(({ stackId, value: fact }) => ({
    condition: Op.neq(fact, UNLINKED),
    error_message: applyFirst(stackId, stateOf(settings, stackId), what),
  }));
  // CDKTF 0.21 does not render an output's precondition, and accepts only one.
  if (preconditions.length > 0) output.addOverride("precondition", preconditions);
}

/** The place of a stack's state, as an error message names it. */
function stateOf({ name, state }: DeploymentSettings, stackId: string): string {
  return state.type === "s3"
    ? `state s3://${state.bucket}/${stateKey(state.keyPrefix, name, stackId)}`
    : `workspace ${workspaceName(name, stackId)}`;
}
