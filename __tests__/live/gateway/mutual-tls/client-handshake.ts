import { constants } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";
import { createSecureContext, type PeerCertificate, TLSSocket } from "node:tls";
import {
  type ReadCertificate,
  readCertificate,
  validityOf,
} from "../../support/certificates/read-certificate";
import type { ApplicationBalancer } from "../http-api/application-balancer/application-balancer";
import type { Headers } from "../http-api/integration/mapped-request";
import type { Certificate } from "../network/certificate";
import { passedHeaders, verifiedHeaders } from "./client-headers";
import { refusedClient, type ShownCertificates } from "./client-verdict";
import type { ConnectionLog, LoggedConnection } from "./connection-log";
import { tlsVersions } from "./tls-versions";
import type { TrustedClients } from "./trusted-clients";

/** The grounds of a handshake. */
export interface Handshake {
  readonly listener: ApplicationBalancer["listener"];
  /** The certificate of the listener. */
  readonly certificate: Certificate;
  /** Whom the listener trusts, where it verifies. */
  readonly trusted?: TrustedClients;
  readonly log: Pick<ConnectionLog, "add">;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A connection that was accepted, and what targets are told of its client. */
export interface AcceptedClient {
  readonly socket: TLSSocket;
  readonly headers: Headers;
}

/**
 * Shakes hands with a client as a listener for HTTPS does, and ends the connection of one that it refuses. Sessions are not
 * resumed.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export async function shakeHands(raw: Socket, handshake: Handshake): Promise<AcceptedClient | undefined> {
  const { listener, certificate, trusted, log, now } = handshake;
  const { mode } = listener.mutual;
  const socket = new TLSSocket(raw, {
    isServer: true,
    requestCert: mode !== "off",
    rejectUnauthorized: false,
    ALPNProtocols: ["http/1.1"],
    secureContext: createSecureContext({
      ...certificate,
      ...tlsVersions(listener.sslPolicy),
      ca: trusted?.bundle,
      secureOptions: constants.SSL_OP_NO_TICKET,
    }),
  });
  try {
    await once(socket, "secure");
  } catch {
    log.add({ listenerPort: listener.port, tlsVerifyStatus: "Failed:UnmappedConnectionError" });
    socket.destroy();
    return undefined;
  }
  const shown = shownBy(socket);
  const ignoresExpiry = listener.mutual.ignoresExpiry;
  const refusal = trusted && refusedClient(shown, { ...trusted, ignoresExpiry, now });
  log.add({ ...logged(socket, shown), listenerPort: listener.port, tlsVerifyStatus: status(mode, refusal) });
  if (refusal !== undefined) {
    socket.destroy();
    return undefined;
  }
  if (mode === "passthrough") return { socket, headers: passedHeaders(shown) };
  return { socket, headers: mode === "verify" && shown.leaf ? verifiedHeaders(shown.leaf) : [] };
}

function status(mode: string, refusal: string | undefined): string {
  if (refusal !== undefined) return `Failed:${refusal}`;
  return mode === "verify" ? "Success" : "-";
}

function logged(socket: TLSSocket, { leaf }: ShownCertificates): Partial<LoggedConnection> {
  return {
    tlsProtocol: socket.getProtocol() ?? undefined,
    tlsCipher: socket.getCipher()?.standardName,
    ...(leaf && {
      leafClientCertSubject: leaf.subject,
      leafClientCertValidity: validityOf(leaf),
      leafClientCertSerialNumber: leaf.x509.serialNumber,
    }),
  };
}

/** Node puts what it knows of the issuers behind what was shown: a chain is judged by its signatures, and not by its order. */
function shownBy(socket: TLSSocket): ShownCertificates {
  const found: ReadCertificate[] = [];
  let next: PeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw && !found.some(({ x509 }) => next && x509.raw.equals(next.raw))) {
    found.push(readCertificate(next.raw));
    next = "issuerCertificate" in next ? (next.issuerCertificate as PeerCertificate) : undefined;
  }
  const [leaf, ...others] = found;
  return { leaf, others };
}
