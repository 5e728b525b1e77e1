import { kmsKeyArn } from "../../model/aws/arn";
import type { Consumer } from "../../model/consumer";
import { keptKeys } from "../../model/keys/kept-keys";
import { keptCertificates } from "../../model/mutual-tls/kept-certificate";
import type { ConsumerFacts } from "../../policies/consumer-documents";
import { sampleSecretArn } from "./sample-keys";

export type KeyFacts = Pick<ConsumerFacts, "secretArns" | "kmsKeyArns">;

/** The secrets and KMS keys of everything that a consumer keeps, with names of full length. */
export function sampleKeyFacts(consumer: Consumer): KeyFacts {
  const kept = keptKeys(consumer);
  return {
    secretArns: Object.fromEntries(
      kept.flatMap(({ keys }) => keys.map((key) => [key.id, sampleSecretArn(consumer, key)] as const)),
    ),
    kmsKeyArns: Object.fromEntries(
      kept.map(({ id }, i) => [
        id,
        kmsKeyArn(consumer, `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`),
      ]),
    ),
  };
}

/** The secrets of its clients' certificates, with names of full length. */
export function sampleCertificateArns(consumer: Consumer): ConsumerFacts["certificateArns"] {
  return Object.fromEntries(
    keptCertificates(consumer).map((kept) => [kept.id, sampleSecretArn(consumer, kept)]),
  );
}
