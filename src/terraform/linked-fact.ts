import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { TerraformLocal, type TerraformStack } from "cdktf";
import { stateKey } from "../model/aws/names";
import type { DeploymentSettings } from "../model/deployment";
import type { Party } from "../model/party";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { bucketProvider } from "./aws-providers";
import { remoteState } from "./terraform-settings";

/** Something that one party's stack publishes and another party reads. */
export interface Fact {
  /** The end of the name of the local value that holds it, after the stack id. */
  readonly name: "api_id" | "endpoint_id";
  /** The output that has it, or the entry of an output: `endpoint_ids["orders"]`. */
  readonly output: string;
}

/**
 * A fact of each of some stacks, as an expression that reads it from the stack's state, and is `unlinked` as long as
 * that state, or the output in it, does not exist: before the first apply of the stack, and after it is destroyed.
 * @returns the expressions, by stack id
 */
export function linkedFacts(
  stack: TerraformStack,
  settings: DeploymentSettings,
  reader: Party,
  stackIds: readonly string[],
  { name, output }: Fact,
): Readonly<Record<string, string>> {
  if (stackIds.length === 0) return {};
  const outputsOf = stateReader(stack, settings, reader);
  return Object.fromEntries(
    stackIds.map((stackId) => {
      const known = `\${coalesce(try(${outputsOf(stackId)}.${output}, null), "${UNLINKED}")}`;
      return [stackId, new TerraformLocal(stack, `local:${stackId}_${name}`, known).asString];
    }),
  );
}

/**
 * Gives the outputs of another stack, as an expression. Terraform fails on a state that does not exist, even where
 * defaults are given, so in S3 the object is looked for before it is read; HCP Terraform has no list to look into.
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
