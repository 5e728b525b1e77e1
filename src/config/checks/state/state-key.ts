import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";

const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\//;

/**
 * S3 takes the key of another account by its ARN only; an alias or an id it looks up in the account of whoever writes,
 * where it is another key or none. In several accounts no such name stands for one key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
 */
export function stateKey({ value: { state }, providers, consumers }: DeploymentOutline): readonly Finding[] {
  const key = state?.type === "s3" ? state.kmsKeyId : undefined;
  const accounts = new Set([...providers, ...consumers].flatMap(({ account }) => account ?? []));
  if (key === undefined || KEY_ARN.test(key) || accounts.size < 2) return [];
  const wanted = "the ARN of a KMS key (arn:...:key/...), as the parties are in several accounts";
  const reason = ": S3 looks an alias or an id up in the account of whoever writes";
  return [unexpected(["state", "kmsKeyId"], wanted, quoted(key), reason)];
}
