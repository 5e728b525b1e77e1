import type { Deployment } from "../../../src/model/deployment";
import type { Party } from "../../../src/model/party";
import { type StackJson, synth } from "../../support/synth";

/** A request to S3, within the state bucket. */
export interface BucketRequest {
  readonly action: "s3:GetObject" | "s3:PutObject" | "s3:DeleteObject" | "s3:ListBucket";
  /** The object, or the prefix of a listing; absent where the listing has none. */
  readonly key?: string;
}

/** What a stack asks of the state bucket. */
export interface StateNeeds {
  readonly party: Party;
  /** The states that it reads, without its own, sorted. */
  readonly reads: readonly string[];
  readonly requests: readonly BucketRequest[];
}

interface Backend {
  readonly s3: { readonly key: string };
}

/**
 * The requests to the bucket that a deployment's stacks make, as their Terraform says and its documentation, for their backend,
 * their data sources and the listing of workspaces.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 */
export function stateNeeds(deployment: Deployment): readonly StateNeeds[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  const stacks = synth(deployment);
  return [...providers, ...consumers, ...serviceProviders, ...gatewayConsumers].map((party) => {
    const json = stacks[party.stackId]?.json as StackJson;
    const { key: own } = (json.terraform.backend as Backend).s3;
    const reads = Object.values(json.data?.terraform_remote_state ?? {}).map(
      ({ config }) => (config as { readonly key: string }).key,
    );
    const prefixes = Object.values(json.data?.aws_s3_objects ?? {}).map(({ prefix }) => prefix as string);
    return { party, reads: reads.sort(), requests: requestsFor(own, reads, ["env:/", ...prefixes]) };
  });
}

function requestsFor(
  own: string,
  reads: readonly string[],
  prefixes: readonly string[],
): readonly BucketRequest[] {
  const lock = `${own}.tflock`;
  return [
    { action: "s3:GetObject", key: own },
    { action: "s3:PutObject", key: own },
    { action: "s3:GetObject", key: lock },
    { action: "s3:PutObject", key: lock },
    { action: "s3:DeleteObject", key: lock },
    ...reads.map((key) => ({ action: "s3:GetObject", key }) as const),
    ...prefixes.map((key) => ({ action: "s3:ListBucket", key }) as const),
    // A state that does not exist is answered with 404 to those alone who may list the bucket.
    { action: "s3:ListBucket" },
  ];
}
