import { makeClientHandler } from "../client/client-handler";
import { explain } from "../client/response/explain";
import { firewallRule } from "../client/response/firewall";
import { toRequest } from "../client/send/request";
import { type CertificateClient, callWithCertificate } from "./call-with-certificate";
import { explainCertificate } from "./explain-certificate";

/** Makes the handler of a client that shows a certificate, and signs its calls too if it has what to sign with. */
export function makeCertificateHandler(client: CertificateClient) {
  return makeClientHandler(client, callWithCertificate, (answer, request) => {
    const blockedBy = firewallRule(toRequest(request, client.target));
    if (
      client.sign !== undefined &&
      answer.status === 403 &&
      answer.headers["x-amzn-errortype"] !== undefined
    )
      return explain(answer, request, "direct", blockedBy);
    return explainCertificate(answer, request, blockedBy);
  });
}
