import type { CertificateDocuments } from "../../../policies/consumer-documents";
import { secretPolicyOf } from "../../../policies/document-ref";
import { DENY_OTHER_READERS } from "../../../policies/mutual-tls/certificate-secret-policy";
import { readingOfCertificate } from "../../proof/certificates/certificate-readers";
import type { ConsumerWorld } from "../../world/world";
import { intruder, type Probe, STRANGER } from "../probe";

/** The readings of a client's certificate that the policy of its secret must refuse, whatever others allow. */
export function certificateReaderProbes(
  world: ConsumerWorld,
  documents: CertificateDocuments,
): readonly Probe[] {
  const { stackId, account, region } = world.consumer;
  const { client, id } = documents.kept;
  const others = [
    { words: `another role of account ${account}`, caller: intruder(account, region) },
    { words: "the role that deploys the stack", caller: intruder(account, region, "deploy") },
    { words: "a role of the API's account", caller: intruder(client.use.account, region) },
    { words: "a role of a stranger's account", caller: intruder(STRANGER, region) },
  ];
  return others.map(({ words, caller }) => {
    const { allowed, decisive } = readingOfCertificate(world, documents, caller);
    return {
      path: `consumers.${stackId}.clients.${client.name}`,
      sentence: `${words} reading the certificate of ${client.name} of ${stackId}`,
      guard: { document: secretPolicyOf(`${stackId}/${id}`), sid: DENY_OTHER_READERS },
      verdict: { allowed, decisive, steps: [decisive] },
    };
  });
}
