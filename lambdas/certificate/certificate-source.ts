import { CallError } from "../client/call-error";
import { inTime } from "../keys/in-time";
import { type Keeping, keeping } from "../keys/keeping";
import { readVersion } from "../keys/read-version";
import { secretError } from "../keys/secret-error";
import type { Secrets } from "../keys/secrets-manager";
import { type ClientCertificate, clientCertificate } from "./client-certificate";

/** The client's certificate. The signal aborts when a call no longer needs it. */
export interface CertificateSource {
  /** Read at most five minutes ago. */
  readonly current: (signal: AbortSignal) => Promise<ClientCertificate>;
  /** Read now, or a moment ago. */
  readonly renewed: (signal: AbortSignal) => Promise<ClientCertificate>;
}

/** A refusal makes the secret be read anew, at most once in ten seconds: most refusals are not about its age. */
const TIMES: Keeping = { keptMs: 300_000, againMs: 10_000 };

/**
 * The current certificate of a secret. As long as the secret is the same, so is what is made of it.
 * @throws CallError `secret`, with what to check, `certificate` if what is in the secret is none, or `timeout`
 */
export function certificateIn(secrets: Secrets, secretArn: string, now: () => number): CertificateSource {
  let last: { readonly text: string; readonly certificate: ClientCertificate } | undefined;
  const read = async (arn: string) => {
    const text = await readText(secrets, arn);
    if (last?.text !== text) last = { text, certificate: parse(text, arn) };
    return last.certificate;
  };
  const kept = keeping(read, TIMES, now);
  return {
    current: (signal) => inTime(kept.of(secretArn), signal, "certificate"),
    renewed: (signal) => inTime(kept.again(secretArn), signal, "certificate"),
  };
}

async function readText(secrets: Secrets, secretArn: string): Promise<string> {
  const version = await readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" }).catch(
    (error: unknown) => {
      throw secretError(error, secretArn, "the certificate");
    },
  );
  if (version !== undefined) return version.value;
  const message = `there is no certificate in ${secretArn} yet, or no such secret`;
  throw new CallError("secret", message, 502, fill(secretArn));
}

function parse(text: string, secretArn: string): ClientCertificate {
  const certificate = clientCertificate(text);
  if (!("problem" in certificate)) return certificate;
  throw new CallError("certificate", `${secretArn}: ${certificate.problem}`, 502, fill(secretArn));
}

/** The owner of the client fills the secret by hand, so that its key is in no state and no plan. */
export function fill(secretArn: string): string {
  return (
    "that whoever owns this client has filled the secret: aws secretsmanager put-secret-value --secret-id " +
    `${secretArn} --secret-string file://certificate.json, with {"certificate": PEM, "privateKey": PEM}`
  );
}
