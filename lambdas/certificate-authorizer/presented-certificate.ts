import { type Headers, valuesOf } from "../authorization/values-of";
import type { PresentedCertificate } from "./decide";
import { agreesWith } from "./leaf";

/**
 * The headers in which a load balancer describes the certificate that it verified.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#mtls-http-headers
 */
const PREFIX = "x-amzn-mtls-clientcert";

/** Why a call presents no certificate: a header is missing, one comes twice, or they describe two certificates. */
export type NotPresented = "no-certificate" | "two-values" | "two-certificates";

/**
 * The certificate that a call presents. Whether a balancer replaces a client's own header of these names, or adds its own
 * beside it, no page of AWS's says: each of them has to have one value. The certificate itself, where it is sent along, has
 * to be the one that the others describe.
 */
export function presentedCertificate(headers: Headers): PresentedCertificate | NotPresented {
  const [subject = [], issuer = [], serial = []] = ["subject", "issuer", "serial-number"].map((name) =>
    valuesOf(headers, `${PREFIX}-${name}`),
  );
  const leaf = valuesOf(headers, `${PREFIX}-leaf`);
  const all = [subject, issuer, serial];
  if ([...all, leaf].some((values) => values.length > 1)) return "two-values";
  if (all.some(([value = ""]) => value === "")) return "no-certificate";
  const certificate = { subject: subject[0] ?? "", issuer: issuer[0] ?? "", serial: serial[0] ?? "" };
  return leaf[0] === undefined || agreesWith(leaf[0], certificate) ? certificate : "two-certificates";
}
