import { partitionOf } from "../../../model/aws/partition";
import type { CertificateDocuments } from "../../../policies/consumer-documents";
import { secretPolicyOf } from "../../../policies/document-ref";
import type { Caller } from "../../evaluation/call";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import type { ConsumerWorld } from "../../world/world";
import { callerClasses } from "../classes/callers";
import { type Reading, readingOfSecret } from "../keys/secret-reading";
import type { ProofPart, Violation } from "../part";

/**
 * Decides for every class of callers whether it can read the certificate and the key of a client, whatever the callers' own policies
 * allow: only that client can, and who deploys cannot.
 */
export function proveCertificateReaders(world: ConsumerWorld): readonly ProofPart[] {
  return world.documents.certificates.map((documents) => proveCertificate(world, documents));
}

function proveCertificate(world: ConsumerWorld, documents: CertificateDocuments): ProofPart {
  const { consumer } = world;
  const { client, id } = documents.kept;
  const { statements } = understand("secret-policy", documents.secretPolicy, CALL_KEYS);
  const callers = callerClasses(statements, [], [client.roleArn], partitionOf(consumer.region));
  return {
    classes: callers.length,
    violations: callers.flatMap((caller): readonly Violation[] => {
      const isIntended = caller.arn === client.roleArn;
      const { allowed, decisive } = readingOfCertificate(world, documents, caller);
      if (allowed === isIntended) return [];
      const request = `reading of ${id} by ${caller.arn}`;
      return [
        { path: `consumers.${consumer.stackId}.clients.${client.name}`, request, isIntended, decisive },
      ];
    }),
  };
}

/** The verdict on reading a certificate; a caller's own policy is taken to allow it. */
export function readingOfCertificate(
  { consumer }: Pick<ConsumerWorld, "consumer">,
  { kept, secretPolicy }: CertificateDocuments,
  caller: Caller,
): Reading {
  return readingOfSecret(consumer, secretPolicyOf(`${consumer.stackId}/${kept.id}`), secretPolicy, caller);
}
