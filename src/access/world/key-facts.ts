import { kmsKeyArn } from "../../model/aws/arn";
import type { Consumer } from "../../model/consumer";
import { keptKeys } from "../../model/keys/kept-keys";
import { keptCertificates } from "../../model/mutual-tls/kept-certificate";
import type { ConsumerFacts } from "../../policies/consumer-documents";
import { sampleSecretArn } from "./sample-keys";
import { type SamplePlaces, samplePlaces } from "./sample-places";

export type KeyFacts = Pick<ConsumerFacts, "secretArns" | "kmsKeyArns">;

/** The secrets and KMS keys of everything that a consumer keeps, with names of full length. */
export function sampleKeyFacts(
  consumer: Consumer,
  places: Pick<SamplePlaces, "part"> = samplePlaces([{ providers: [], consumers: [consumer] }]),
): KeyFacts {
  const kept = keptKeys(consumer);
  const placeOf = (id: string) => String(places.part(consumer.stackId, "keys", id)).padStart(12, "0");
  return {
    secretArns: Object.fromEntries(
      kept.flatMap(({ keys }) => keys.map((key) => [key.id, sampleSecretArn(consumer, key)] as const)),
    ),
    kmsKeyArns: Object.fromEntries(
      kept.map(({ id }) => [id, kmsKeyArn(consumer, `00000000-0000-4000-8000-${placeOf(id)}`)]),
    ),
  };
}

/** The secrets of its clients' certificates, with names of full length. */
export function sampleCertificateArns(consumer: Consumer): ConsumerFacts["certificateArns"] {
  return Object.fromEntries(
    keptCertificates(consumer).map((kept) => [kept.id, sampleSecretArn(consumer, kept)]),
  );
}
