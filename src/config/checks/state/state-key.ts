import { expected, type Finding, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, providersOf } from "../../outline/draft";

/**
 * S3 takes the key of another account by its ARN only; an alias or an id it looks up in the account of whoever writes,
 * where it is another key or none. In several accounts no such name stands for one key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
 */
export function stateKey(file: DeploymentDraft): readonly Finding[] {
  const key = file.state?.type === "s3" ? file.state.kmsKeyId : undefined;
  const members = [...providersOf(file), ...consumersOf(file)];
  const accounts = new Set(members.flatMap(({ value }) => value?.account ?? []));
  if (key === undefined || KEY_ARN.test(key) || accounts.size < 2) return [];
  const wanted = "the ARN of a KMS key (arn:...:key/...), as the parties are in several accounts";
  const reason = ": S3 looks an alias or an id up in the account of whoever writes";
  return [{ path: ["state", "kmsKeyId"], message: expected(wanted, quoted(key), reason) }];
}

const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\//;
