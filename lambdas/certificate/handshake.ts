import { CallError } from "../client/call-error";
import { isRecord } from "../client/event/problem";
import type { Send } from "../client/send/send";

/**
 * The alerts by which a server refuses a client's certificate, in OpenSSL's words. With TLS 1.3 one comes after
 * the client's part of the handshake, in the place of the answer.
 * @see https://www.rfc-editor.org/rfc/rfc8446#section-6.2
 */
const ALERTS: Readonly<Record<string, string>> = {
  "bad certificate": "the certificate is malformed, or its signature is wrong",
  "unsupported certificate": "the certificate is not for clients",
  "certificate revoked": "the certificate has been revoked",
  "certificate expired": "the certificate has expired, or is not valid yet",
  "certificate unknown": "the certificate is not acceptable",
  "unknown ca": "no CA of the trust store has issued the certificate",
  "access denied": "the certificate is valid, but not accepted",
  "certificate required": "no certificate arrived",
  "handshake failure": "no certificate arrived, or no common settings",
  "decrypt error": "the key does not fit the certificate",
};

/** The error of a handshake in which either side's certificate was refused; undefined for any other failure. */
function refusalIn(error: CallError, hostname: string): CallError | undefined {
  const { code, message } = causeOf(error);
  const [, alert = ""] = /:(?:ssl|tls)v\d+ alert ([a-z ]+):/.exec(message) ?? [];
  if (Object.hasOwn(ALERTS, alert)) {
    const said = `no certificate accepted by ${hostname}: ${ALERTS[alert]} (${alert})`;
    return new CallError("certificate", said, 502, CHECK_OWN, { cause: error.cause });
  }
  if (!SERVER_CODES.test(code)) return undefined;
  const said = `the certificate of ${hostname} is not accepted: ${message}`;
  return new CallError("connection", said, 502, CHECK_SERVER, { cause: error.cause });
}

const CHECK_OWN =
  "that a CA of the provider's trust store has issued the certificate, that the certificates of all CAs between are " +
  "in the secret too, and that no revocation list has its serial number; the balancer's connection log has the reason";
const SERVER_CODES = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)/;
const CHECK_SERVER = "that the domain's certificate is of a public CA, or that SERVER_CA has its CA";

/** A connection that is closed in the handshake may be a refusal too: no page of AWS's says that a balancer sends an alert. */
const CHECK_CLOSED =
  "whether the balancer refused the certificate, which its connection log tells; otherwise that the name leads to " +
  "the endpoint, that the endpoint is accepted, and that port 443 is open between the security groups";

/** Sends, and says of a failed handshake which certificate was refused, and why. */
export function explainingHandshakes(send: Send, hostname: string): Send {
  return async (request, signal) => {
    try {
      return await send(request, signal);
    } catch (error) {
      if (!(error instanceof CallError) || error.reason !== "connection") throw error;
      throw refusalIn(error, hostname) ?? withCheck(error);
    }
  };
}

function withCheck(error: CallError): CallError {
  return new CallError(error.reason, error.message, error.statusCode, CHECK_CLOSED, { cause: error.cause });
}

/** Node.js's error, which may come from another realm than this module's. */
function causeOf({ cause }: CallError): { readonly code: string; readonly message: string } {
  const { code, message } = isRecord(cause) ? cause : {};
  return { code: String(code), message: String(message) };
}
