import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { Construct } from "constructs";
import type { CertificateDocuments } from "../../policies/consumer-documents";
import { policyJson } from "../../terraform/policy-json";

/** Days for which a deleted secret can be restored. */
const RECOVERY_DAYS = 7;

/**
 * The secret that a client reads its certificate and its private key from. It is empty, and its owner fills it: no key passes through
 * Terraform, whose states others read.
 */
export class CertificateSecret extends Construct {
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { kept, secretPolicy }: CertificateDocuments) {
    super(scope, id);

    const secret = new SecretsmanagerSecret(this, "secret:Default", {
      namePrefix: kept.secretPrefix,
      description: `The certificate of ${kept.client.name}: {"certificate": PEM, "privateKey": PEM}`,
      recoveryWindowInDays: RECOVERY_DAYS,
    });
    new SecretsmanagerSecretPolicy(this, "policy:Default", {
      secretArn: secret.arn,
      policy: policyJson(secretPolicy),
      blockPublicPolicy: true,
    });

    this.secretArn = secret.arn;
  }
}
