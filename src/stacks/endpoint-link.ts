import { DataAwsS3Objects } from "@cdktf/provider-aws/lib/data-aws-s3-objects";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformLocal, type TerraformProvider, type TerraformStack } from "cdktf";
import type { Consumer } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { linkedConsumers } from "../model/grant";
import { stateKey } from "../model/names";
import type { Provider } from "../model/provider";
import { UNLINKED } from "../policies/resource-policy";
import { accountConfig, remoteState } from "./terraform-settings";

/**
 * The id of each endpoint that a consumer makes, as an expression that reads it from the consumer's state, and is
 * `unlinked` as long as that state, or the output in it, does not exist.
 */
export function linkedEndpointIds(
  stack: TerraformStack,
  deployment: Deployment,
  provider: Provider,
): Readonly<Record<string, readonly string[]>> {
  const { state } = deployment;
  const consumers = linkedConsumers(deployment, provider);
  if (state.type === "cloud" || consumers.length === 0) {
    return ids(consumers, (consumer) =>
      consumer.link === "linked" ? readEndpointId(stack, deployment, provider, consumer) : UNLINKED,
    );
  }
  const inBucketRegion = new AwsProvider(stack, "aws_state", {
    ...accountConfig(provider),
    alias: "state",
    region: state.region,
  });
  return ids(consumers, (consumer) => readEndpointId(stack, deployment, provider, consumer, inBucketRegion));
}

/**
 * Those of the endpoints that the API is to be associated with, of consumers in the file and outside.
 * @param endpointIds by consumer, as `linkedEndpointIds` gives them
 */
export function associatedEndpointIds(
  deployment: Deployment,
  provider: Provider,
  endpointIds: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const linked = linkedConsumers(deployment, provider).filter(
    ({ premises }) => premises?.executeApi.kind === "made" && premises.executeApi.associate,
  );
  const external = provider.externalConsumers.filter(({ associate }) => associate);
  return [
    ...new Set([
      ...linked.flatMap(({ stackId }) => endpointIds[stackId] ?? []),
      ...external.flatMap((consumer) => consumer.endpointIds),
    ]),
  ];
}

function ids(consumers: readonly Consumer[], idOf: (consumer: Consumer) => string) {
  return Object.fromEntries(consumers.map((consumer) => [consumer.stackId, [idOf(consumer)]]));
}

/**
 * Terraform fails on a state that does not exist, even where defaults are given, so the object is looked for before it
 * is read. A state without the output is an ordinary one: a consumer whose first apply has not come that far.
 * @see https://developer.hashicorp.com/terraform/language/state/remote-state-data
 */
function readEndpointId(
  stack: TerraformStack,
  deployment: Deployment,
  provider: Provider,
  { stackId }: Consumer,
  bucketProvider?: TerraformProvider,
): string {
  const { name, state } = deployment;
  const remote = remoteState(stack, `state:${stackId}`, deployment, provider, stackId);
  if (state.type === "s3") {
    const key = stateKey(state.keyPrefix, name, stackId);
    const object = new DataAwsS3Objects(stack, `object:${stackId}_state`, {
      provider: bucketProvider,
      bucket: state.bucket,
      prefix: key,
    });
    remote.addOverride("count", `\${contains(${object.fqn}.keys, "${key}") ? 1 : 0}`);
  }
  const outputs = state.type === "s3" ? `${remote.fqn}[0].outputs` : `${remote.fqn}.outputs`;
  return new TerraformLocal(
    stack,
    `local:${stackId}_endpoint_id`,
    `\${coalesce(try(${outputs}.endpoint_id, null), "${UNLINKED}")}`,
  ).asString;
}
