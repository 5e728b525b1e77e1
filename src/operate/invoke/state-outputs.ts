import { stateKey } from "../../model/aws/names";
import type { DeploymentSettings } from "../../model/deployment";
import type { Aws } from "../aws/aws";
import { OperationError } from "../operation-error";

/** The outputs of a stack, by name. */
export type Outputs = Readonly<Record<string, unknown>>;

/**
 * The outputs in the state of a stack, read with its party's credentials.
 * @throws OperationError if there is no state, or if it is not in S3
 */
export async function stateOutputs(
  { name, state }: DeploymentSettings,
  stackId: string,
  aws: Aws,
): Promise<Outputs> {
  if (state.type !== "s3")
    throw new OperationError(
      `expected state in S3, to read the outputs of ${stackId} from, got a workspace of ${state.hostname}; read them with: terraform output`,
    );
  const Key = stateKey(state.keyPrefix, name, stackId);
  try {
    const { Body } = await aws.client("s3", state.region).getObject({ Bucket: state.bucket, Key });
    const { outputs = {} } = JSON.parse((await Body?.transformToString()) ?? "{}") as {
      readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
    };
    return Object.fromEntries(Object.entries(outputs).map(([output, { value }]) => [output, value]));
  } catch (error) {
    const { name: code } = error as Error;
    if (code !== "NoSuchKey" && code !== "NoSuchBucket") throw error;
    throw new OperationError(
      `expected the state s3://${state.bucket}/${Key}, got none; deploy ${stackId} first`,
    );
  }
}
