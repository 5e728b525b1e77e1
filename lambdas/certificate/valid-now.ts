import { CallError } from "../client/call-error";
import { fill } from "./certificate-source";
import type { ClientCertificate } from "./client-certificate";

/**
 * Refuses a certificate outside of its time, which the load balancer would refuse without a word.
 * @throws CallError `certificate`
 */
export function requireValid(certificate: ClientCertificate, now: number, secretArn: string): void {
  const { subject, notBefore, notAfter } = certificate;
  if (now >= notBefore && now <= notAfter) return;
  const what = now > notAfter ? `expired at ${iso(notAfter)}` : `is valid only from ${iso(notBefore)}`;
  throw new CallError("certificate", `the certificate of ${subject} ${what}`, 502, fill(secretArn));
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
