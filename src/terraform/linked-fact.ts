import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { TerraformLocal, type TerraformStack } from "cdktf";
import { stateKey } from "../model/aws/names";
import type { DeploymentSettings } from "../model/deployment";
import type { Party } from "../model/party";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { bucketProvider } from "./aws-providers";
import { remoteState } from "./terraform-settings";

/** An output of one party's stack that another party reads. */
export interface Fact {
  readonly stackId: string;
  /** The suffix of the local value's name, after the stack id. */
  readonly name: "api_id" | "endpoint_id" | "api_key_secret_arn" | "endpoint_service_name";
  /** The output, or an entry of it: `endpoint_ids["orders"]`. */
  readonly output: string;
  /** Its value until it is known. @default "unlinked" */
  readonly unlinked?: string;
}

/**
 * Facts of other stacks, as expressions that read them from the stacks' states. A fact is `unlinked` while the state, or the output
 * in it, does not exist: before the first apply of its stack, and after its destruction.
 */
export function linkedFacts<F extends Fact>(
  stack: TerraformStack,
  settings: DeploymentSettings,
  reader: Party,
  facts: readonly F[],
): readonly (F & { readonly value: string })[] {
  if (facts.length === 0) return [];
  const read = stateReader(stack, settings, reader);
  const outputs = new Map([...new Set(facts.map(({ stackId }) => stackId))].map((id) => [id, read(id)]));
  return facts.map((fact) => {
    const { stackId, name, output, unlinked = UNLINKED } = fact;
    const known = `\${coalesce(try(${outputs.get(stackId)}.${output}, null), "${unlinked}")}`;
    return { ...fact, value: new TerraformLocal(stack, `local:${stackId}_${name}`, known).asString };
  });
}

/**
 * Gives an expression for the outputs of another stack. Terraform fails on a state that does not exist, even
 * with `defaults`, so in S3 the object is looked up before it is read. HCP Terraform offers no such lookup.
 * @see https://developer.hashicorp.com/terraform/language/state/remote-state-data
 */
function stateReader(
  stack: TerraformStack,
  settings: DeploymentSettings,
  reader: Party,
): (stackId: string) => string {
  const { name, state } = settings;
  const read = (stackId: string) => remoteState(stack, `state:${stackId}`, settings, reader, stackId);
  if (state.type === "cloud") return (stackId) => `${read(stackId).fqn}.outputs`;

  const provider = bucketProvider(stack, settings, reader, state.region);
  return (stackId) => {
    const key = stateKey(state.keyPrefix, name, stackId);
    const objects = new DataAwsS3Objects(stack, `object:${stackId}_state`, {
      provider,
      bucket: state.bucket,
      prefix: key,
    });
    const remote = read(stackId);
    remote.addOverride("count", `\${contains(${objects.fqn}.keys, "${key}") ? 1 : 0}`);
    return `${remote.fqn}[0].outputs`;
  };
}
