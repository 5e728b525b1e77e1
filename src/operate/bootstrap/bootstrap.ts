import type { Deployment, S3State } from "../../model/deployment";
import { stateBucketPolicy } from "../../policies/state/state-bucket-policy";
import { stateSidPrefix } from "../../policies/state/state-sids";
import { type Aws, awsOfEnvironment, awsOfParty } from "../aws/aws";
import { checkAccount, identityOf } from "../aws/check-account";
import { partiesOf, partyNamed } from "../named-party";
import { OperationError } from "../operation-error";
import { answering, type Streams } from "../streams";
import { changeCount, planBucket } from "./bucket-plan";
import { bucketSettings } from "./bucket-settings";
import { changeBucket } from "./change-bucket";
import { findBucket } from "./find-bucket";
import type { OwnedBucket } from "./owned-bucket";
import { planLines, planSummary } from "./plan-text";

export interface BootstrapOptions {
  /** The party whose account the bucket is in, and whose credentials make it. @default the environment's account */
  readonly party?: string;
  /** The KMS key of the bucket's default encryption. @default state.kmsKeyId, else S3's own keys */
  readonly kmsKey?: string;
  /** True to print what would change, and change nothing. */
  readonly dryRun?: boolean;
}

/**
 * Makes the bucket that a deployment keeps its states in, or makes an existing one fit for it: versioned, encrypted, without public
 * access, and with a policy by which each party's account writes its own states and reads those that it links to. What is as it
 * should be is not touched, nor are other statements of the policy.
 * @returns the exit status: 0, or 1 where a user has to do something
 */
export function bootstrap(
  deployment: Deployment,
  options: BootstrapOptions,
  streams: Streams,
): Promise<number> {
  return answering(streams, async () => {
    const state = stateInS3(deployment);
    const { aws, account } = await ownerOf(deployment, state, options.party);
    const bucket: OwnedBucket = {
      s3: aws.client("s3", state.region),
      region: state.region,
      bucket: { Bucket: state.bucket, ExpectedBucketOwner: account },
    };
    const print = (line: string) => streams.out.write(`${line}\n`);
    const settings = bucketSettings(options.kmsKey ?? state.kmsKeyId);
    const prefix = stateSidPrefix(deployment.name, state);
    const plan = await planBucket(bucket, await findBucket(bucket), settings, {
      policy: stateBucketPolicy(deployment, state),
      isOurs: (sid) => sid.startsWith(prefix),
    });
    print(`${state.bucket}  ${state.region}, account ${account}, with the credentials of ${aws.whose}`);
    if (!partiesOf(deployment).some((party) => party.account === account))
      print("  note: this account is no party's; --party names the party that is to own the bucket");
    for (const line of planLines(plan)) print(line);
    if (!options.dryRun && changeCount(plan) > 0) await changeBucket(bucket, settings, plan);
    print(planSummary(plan, options.dryRun ?? false));
    return 0;
  });
}

function stateInS3({ state }: Deployment): S3State {
  if (state.type === "s3") return state;
  throw new OperationError(
    `state.type: expected s3, to make a bucket for, got cloud; ${state.hostname} keeps the states, and makes its workspaces by itself`,
  );
}

/** The account that owns the bucket, with credentials of it. */
async function ownerOf(
  deployment: Deployment,
  { region }: S3State,
  stackId: string | undefined,
): Promise<{ readonly aws: Aws; readonly account: string }> {
  if (stackId === undefined) {
    const aws = awsOfEnvironment(region);
    return { aws, account: (await identityOf(aws)).account };
  }
  const party = partyNamed(deployment, stackId);
  const aws = awsOfParty(party);
  return { aws, account: (await checkAccount(aws, party)).account };
}
