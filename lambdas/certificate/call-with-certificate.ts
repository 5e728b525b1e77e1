import { CallError } from "../client/call-error";
import type { Deadline } from "../client/deadline";
import type { Target } from "../client/environment";
import type { Call } from "../client/event/event";
import { isIdempotent } from "../client/route";
import { after } from "../client/send/after";
import { type ApiRequest, toRequest } from "../client/send/request";
import { type Attempted, withRetries } from "../client/send/retry";
import type { Send } from "../client/send/send";
import type { System } from "../client/system";
import type { CertificateSource } from "./certificate-source";
import type { ClientCertificate } from "./client-certificate";
import { requireValid } from "./valid-now";

/** One API behind mutual TLS, and everything that is needed to call it with a certificate. */
export interface CertificateClient {
  readonly target: Target;
  readonly secretArn: string;
  readonly certificate: CertificateSource;
  /** The sender that shows a certificate; the same one for the same certificate, so that connections are reused. */
  readonly sendWith: (certificate: ClientCertificate) => Send;
  /** Signs each attempt anew. @default calls are not signed */
  readonly sign?: (request: ApiRequest, signal: AbortSignal) => Promise<ApiRequest>;
  readonly system: System;
}

/**
 * Calls the API with the certificate, and retries if that is safe, all before the deadline. If the certificate has expired, or
 * the server refuses it in the handshake, the secret is read anew, since its owner may have replaced it. If it has been
 * replaced, the call is made once more whatever its method: nothing was carried out. A server that closes the connection
 * without a word may have refused the certificate too; then only what may be sent twice is.
 * @throws CallError if there is no answer
 */
export async function callWithCertificate(
  client: CertificateClient,
  call: Call,
  deadline: Deadline,
): Promise<Attempted> {
  refuseDescriptionsIn(call);
  const first = await client.certificate.current(deadline.signal);
  try {
    return await show(client, first, call, deadline);
  } catch (error) {
    if (!(error instanceof CallError) || !mayBeReplaced(error, call)) throw error;
    const { attempts } = error;
    const second = await client.certificate.renewed(deadline.signal).catch(after(attempts));
    if (second === first) throw error;
    const answer = await show(client, second, call, deadline).catch(after(attempts));
    return { ...answer, attempts: attempts + answer.attempts };
  }
}

function mayBeReplaced({ reason }: CallError, { method }: Call): boolean {
  return reason === "certificate" || (reason === "connection" && isIdempotent(method));
}

function show(
  { target, secretArn, sendWith, sign, system }: CertificateClient,
  certificate: ClientCertificate,
  call: Call,
  { at, signal }: Deadline,
): Promise<Attempted> {
  requireValid(certificate, system.now(), secretArn);
  const send = sendWith(certificate);
  const request = toRequest(call, target);
  const attempt = async () => send(sign === undefined ? request : await sign(request, signal), signal);
  return withRetries(attempt, call.method, { at, signal }, system);
}

/** The balancer describes the certificate in these headers; two descriptions would be refused. */
function refuseDescriptionsIn({ headers }: Call): void {
  const own = Object.keys(headers).filter((name) => name.startsWith("x-amzn-mtls-"));
  if (own.length === 0) return;
  const message = own
    .map((name) => `headers.${name}: expected no such header, the load balancer sets it`)
    .join("; ");
  throw new CallError("bad-event", message, 400);
}
