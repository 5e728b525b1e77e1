import type { TerraformStack } from "cdktf";
import type { Consumer } from "../../model/consumer";
import { type ConsumerFacts, certificateDocuments } from "../../policies/consumer-documents";

/** The secrets of the certificates that a consumer's clients show. */
export function certificateSecrets(
  stack: TerraformStack,
  consumer: Consumer,
): Pick<ConsumerFacts, "certificateArns"> {
  const made = certificateDocuments(consumer).map((documents) => {
    // Loaded on use, as most clients show no certificate.
    const { CertificateSecret } =
      require("../../constructs/clients/certificate-secret") as typeof import("../../constructs/clients/certificate-secret");
    const { id } = documents.kept;
    return [id, new CertificateSecret(stack, `secret:${id}`, documents).secretArn] as const;
  });
  return { certificateArns: Object.fromEntries(made) };
}
