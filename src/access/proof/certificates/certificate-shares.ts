import type { Client } from "../../../model/consumer";
import { certificateIdOf } from "../../../model/mutual-tls/kept-certificate";
import { sampleCertificateArns } from "../../world/key-facts";
import type { ConsumerWorld } from "../../world/world";
import type { Share } from "../document-proof";

/** The share of a client that shows a certificate: it reads its own. The account's own key that encrypts it asks for nothing. */
export function certificateShare({ consumer }: Pick<ConsumerWorld, "consumer">, client: Client): Share {
  const secretArn = sampleCertificateArns(consumer)[certificateIdOf(client)];
  return {
    action: "secretsmanager:GetSecretValue",
    resources: secretArn === undefined ? [] : [secretArn],
  };
}
