import type { AgentOptions } from "node:https";
import { rootCertificates } from "node:tls";
import type { Target } from "../client/environment";
import { makeSend, type Send } from "../client/send/send";
import type { ClientCertificate } from "./client-certificate";
import { explainingHandshakes } from "./handshake";

/**
 * Makes senders that show a certificate. The last one is kept: connections are reused until the certificate is another. The
 * server has to be of a CA that Node.js knows, or of one of the further ones.
 * @param serverCa further CAs, in PEM
 */
export function senders(
  target: Pick<Target, "hostname" | "port">,
  serverCa?: string,
  tls: AgentOptions = {},
): (certificate: ClientCertificate) => Send {
  const ca = serverCa === undefined ? {} : { ca: [...rootCertificates, serverCa] };
  let last: { readonly certificate: ClientCertificate; readonly send: Send } | undefined;
  return (certificate) => {
    if (last?.certificate !== certificate) {
      const { cert, key } = certificate;
      const send = makeSend(target, { ...tls, cert, key, ...ca, minVersion: "TLSv1.2" });
      last = { certificate, send: explainingHandshakes(send, target.hostname) };
    }
    return last.send;
  };
}
