import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { keyPart } from "../../model/keys/kept-keys";
import type { KeyDocuments } from "../../policies/keys/key-documents";
import { policyJson } from "../../terraform/policy-json";

/** Days for which a deleted secret can be restored. */
const RECOVERY_DAYS = 7;

/**
 * The secrets of keys, encrypted with a KMS key of their own, since AWS's cannot be used from other accounts. They are empty: no key
 * passes through Terraform, whose states others read.
 */
export class KeptSecrets extends Construct {
  readonly kmsKeyArn: string;
  /** By the keys' ids. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** The policies that have to be there before a key is. */
  readonly policies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { kept, keyPolicy, secretPolicy }: KeyDocuments) {
    super(scope, id);

    const kmsKey = new KmsKey(this, "key:Default", {
      description: `Encrypts the secrets ${kept.name}`,
      enableKeyRotation: true,
      policy: policyJson(keyPolicy),
      tags: { Name: kept.name },
    });
    new KmsAlias(this, "alias:Default", { name: `alias/${kept.name}`, targetKeyId: kmsKey.keyId });
    const policies: ITerraformDependable[] = [];
    const secrets = kept.keys.map((key) => {
      const secret = new SecretsmanagerSecret(this, `secret:${keyPart(kept, key)}`, {
        namePrefix: key.secretPrefix,
        description: `The API key of ${key.name}`,
        kmsKeyId: kmsKey.arn,
        recoveryWindowInDays: RECOVERY_DAYS,
      });
      if (secretPolicy) {
        const policy = new SecretsmanagerSecretPolicy(this, `policy:${keyPart(kept, key)}`, {
          secretArn: secret.arn,
          policy: policyJson(secretPolicy),
          blockPublicPolicy: true,
        });
        policies.push(policy);
      }
      return [key.id, secret.arn] as const;
    });

    this.kmsKeyArn = kmsKey.arn;
    this.secretArns = Object.fromEntries(secrets);
    this.policies = policies;
  }
}
