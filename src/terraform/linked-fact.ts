import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { TerraformLocal, type TerraformStack } from "cdktf";
import { stateKey } from "../model/aws/names";
import type { DeploymentSettings } from "../model/deployment";
import type { Party } from "../model/party";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { bucketProvider } from "./aws-providers";
import { remoteState } from "./terraform-settings";

/** An output of one party's stack that another party reads. */
interface Fact {
  /** The suffix of the local value's name, after the stack id. */
  readonly name: "api_id" | "endpoint_id";
  /** The output, or an entry of it: `endpoint_ids["orders"]`. */
  readonly output: string;
}

/**
 * A fact of each given stack, as an expression that reads it from the stack's state. It gives `unlinked`
 * while the state, or the output in it, does not exist: before the first apply of the stack, and after its
 * destruction.
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
