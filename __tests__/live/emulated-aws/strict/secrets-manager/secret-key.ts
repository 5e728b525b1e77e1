import { DescribeKeyCommand, GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import type { ReadDocument } from "../../../../../src/access/evaluation/policy/read-document";
import { dnsSuffix } from "../../../../../src/model/aws/partition";
import type { Forward, PassingRequest } from "../../proxy";
import { insider } from "../../requests/insider";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { Caller } from "../access/caller";
import { keyDenial } from "../access/denial";

/** A KMS key of a customer, under which a secret is encrypted. */
export interface SecretKey {
  readonly arn: string;
  readonly policy: ReadDocument;
  readonly isEnabled: boolean;
}

/** @param of the secret, as its account has it. @returns undefined for the key that AWS manages */
export async function secretKey(
  passing: PassingRequest,
  forward: Forward,
  of: { readonly arn: string; readonly kmsKeyId?: string },
): Promise<SecretKey | undefined> {
  if (!of.kmsKeyId || of.kmsKeyId.endsWith(MANAGED)) return undefined;
  const { region } = requesterOf(passing);
  const owner = await insider(of.kmsKeyId.startsWith("arn:") ? of.kmsKeyId : of.arn, region, forward);
  const kms = serviceClients(owner, forward).kms();
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: of.kmsKeyId }));
  if (KeyMetadata?.KeyManager === "AWS") return undefined;
  const KeyId = KeyMetadata?.Arn ?? "";
  const { Policy = "" } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
  const isEnabled = KeyMetadata?.KeyState === "Enabled";
  return { arn: KeyId, policy: JSON.parse(Policy) as ReadDocument, isEnabled };
}

const MANAGED = "alias/aws/secretsmanager";

/**
 * The reason why a caller may not use a key by way of Secrets Manager; undefined where he may.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function keyProblem(
  { arn, policy, isEnabled }: SecretKey,
  caller: Caller,
  actions: readonly string[],
  secret: { readonly arn: string; readonly versionId: string },
): string | undefined {
  if (!isEnabled) return `${arn} is not enabled`;
  const region = arn.split(":")[3] ?? "";
  const context = {
    "kms:ViaService": `secretsmanager.${region}.${dnsSuffix(region)}`,
    "kms:CallerAccount": caller.account,
    "kms:EncryptionContext:SecretARN": secret.arn,
    "kms:EncryptionContext:SecretVersionId": secret.versionId,
  };
  for (const action of actions) {
    const denied = keyDenial({ caller, action, resource: arn, policy, context });
    if (denied !== undefined) return denied;
  }
  return undefined;
}
