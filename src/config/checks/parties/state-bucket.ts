import { partitionOf } from "../../../model/aws/partition";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { PartiesOutline } from "../../outline/parties";

const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\//;

/**
 * The state bucket is in the partition of every party: credentials of one are unknown in the others. Its key is named by
 * an ARN where the parties are in several accounts: an alias or an id S3 looks up in the account of whoever writes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
 */
export function stateBucket({ value, providers, consumers }: PartiesOutline): readonly Finding[] {
  if (value.state?.type !== "s3") return [];
  const { region, kmsKeyId } = value.state;
  const parties = [...providers, ...consumers];
  const foreign = parties.find(
    (one) => one.region && region && partitionOf(one.region) !== partitionOf(region),
  );
  const accounts = new Set(parties.flatMap(({ account }) => account ?? []));
  const findings: Finding[] = [];
  if (region && foreign?.region) {
    const wanted = `a region of the partition ${partitionOf(foreign.region)}, which ${foreign.name} is in`;
    findings.push(unexpected(["state", "region"], wanted, quoted(region)));
  }
  if (kmsKeyId && !KEY_ARN.test(kmsKeyId) && accounts.size > 1) {
    const wanted = "the ARN of a KMS key (arn:...:key/...), as the parties are in several accounts";
    const reason = ": S3 looks an alias or an id up in the account of whoever writes";
    findings.push(unexpected(["state", "kmsKeyId"], wanted, quoted(kmsKeyId), reason));
  }
  return findings;
}
