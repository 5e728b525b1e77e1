import { certificateIdOf } from "../../../../model/mutual-tls/kept-certificate";
import { cause, type Evidence, type Found } from "../../cause";
import type { ExaminedCall } from "../../examined-call";
import type { Facts } from "../../facts/facts";
import type { ClientEntry } from "../../facts/logs/client-log";
import type { Connection } from "../../facts/logs/connection-log";
import type { LiveSecret } from "../../facts/secrets";
import { failureWords, openFailures, timeOfDay } from "../../refusals";
import { refusedConnections } from "./connections";

/** Its owner has not filled it: no apply does. */
export const absent = cause({
  id: "certificate-absent",
  hop: "client",
  name: "The secret of the client's certificate does not exist, or is empty",
  reads: ["secrets"],
  look: ({ secrets }, call) => {
    if (call.client.auth !== "certificate") return undefined;
    const secret = secrets[certificateIdOf(call.client)];
    if (secret?.versions.some(({ labels }) => labels.includes("AWSCURRENT"))) return undefined;
    const live = secret ? `${secret.arn} has no version` : "none";
    const intended = "a secret with the client's certificate and its key";
    return { evidence: [{ live, intended }], mend: fill(call, secret) };
  },
});

export const unusable = cause({
  id: "certificate-content",
  hop: "client",
  name: "What the client's secret has is no certificate with its key",
  reads: ["clientLog", "secrets"],
  look: (facts, call) =>
    logged(facts, call, /: expected /, "a certificate in PEM, and the private key that belongs to it"),
});

const BY_CODE = ["connectionLog", "clientLog", "secrets"] as const;
type ByCode = Pick<Facts, (typeof BY_CODE)[number]>;

/**
 * AWS has no code of its own for a client without a certificate.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html#connection-error-reason-codes
 */
export const missing = cause({
  id: "certificate-missing",
  hop: "handshake",
  name: "The client shows no certificate, or breaks the handshake off",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(facts, call, /^UnmappedConnectionError$/, "a certificate of an authority of the trust store"),
});

export const expired = cause({
  id: "certificate-expired",
  hop: "handshake",
  name: "The client's certificate has expired",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(facts, call, /^ClientCertExpired$/, "a certificate that is valid now") ??
    logged(facts, call, /\bexpired at\b/, "a certificate that is valid now"),
});

export const notYetValid = cause({
  id: "certificate-not-yet-valid",
  hop: "handshake",
  name: "The client's certificate is not valid yet",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(facts, call, /^ClientCertNotYetValid$/, "a certificate that is valid now") ??
    logged(facts, call, /\bis valid only from\b/, "a certificate that is valid now"),
});

export const revoked = cause({
  id: "certificate-revoked",
  hop: "handshake",
  name: "The client's certificate has been revoked",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(facts, call, /^ClientCertCrlHit$/, "a certificate whose serial number no revocation list has"),
});

export const untrusted = cause({
  id: "certificate-untrusted",
  hop: "handshake",
  name: "No authority of the trust store has issued the client's certificate",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(
      facts,
      call,
      /^ClientCertUntrusted$/,
      "a certificate of an authority of trustStore.caBundle, shown with those of the authorities between them",
    ),
});

export const unfit = cause({
  id: "certificate-unfit",
  hop: "handshake",
  name: "The client's certificate does not meet the balancer's requirements",
  reads: BY_CODE,
  look: (facts, call) =>
    refused(
      facts,
      call,
      /^(?!UnmappedConnectionError$|ClientCert(Expired|NotYetValid|CrlHit|Untrusted)$)/,
      "an X.509v3 certificate for clients, with at most four authorities above it",
    ),
});

function refused(facts: ByCode, call: ExaminedCall, codes: RegExp, intended: string): Found | undefined {
  const [connection] = refusedConnections(facts, call);
  if (connection?.failed === undefined || !codes.test(connection.failed)) return undefined;
  const secret = facts.secrets[certificateIdOf(call.client)];
  return { evidence: [connectionEvidence(connection, intended)], mend: fill(call, secret) };
}

function connectionEvidence(
  { at, failed, subject, serial, validity }: Connection,
  intended: string,
): Evidence {
  const who = subject === undefined ? "" : `, ${subject}, serial ${serial}, ${validity}`;
  return { live: `${timeOfDay(at)} ${failed}${who}`, intended };
}

/** Clients made here look at their certificate before they show it. */
function logged(
  { clientLog, secrets }: { readonly clientLog: readonly ClientEntry[]; readonly secrets: Facts["secrets"] },
  call: ExaminedCall,
  words: RegExp,
  intended: string,
): Found | undefined {
  if (call.client.auth !== "certificate") return undefined;
  const failure = openFailures(clientLog, call).find(
    ({ reason, message = "" }) => reason === "certificate" && words.test(message),
  );
  const secret = secrets[certificateIdOf(call.client)];
  return failure && { evidence: [{ live: failureWords(failure), intended }], mend: fill(call, secret) };
}

function fill({ consumer }: ExaminedCall, secret: LiveSecret | undefined): string {
  if (secret === undefined) return `npx crosslink deploy --only ${consumer.stackId}, then fill the secret`;
  return `aws secretsmanager put-secret-value --region ${consumer.region} --secret-id ${secret.arn} --secret-string file://certificate.json`;
}
