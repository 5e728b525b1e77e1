import { printedType } from "../../lambdas/subjects/attribute-types";
import { distinguishedName } from "../../lambdas/subjects/distinguished-name";
import { escapeText, hexPairs } from "../../lambdas/subjects/print-name";
import { stringValue } from "../../lambdas/subjects/string-value";
import { type Element, elementsIn, TAG } from "./der/element";
import { Fields } from "./der/fields";
import { oidOf } from "./der/values";

/** A name as a certificate has it. */
export interface CertificateName {
  /** As a load balancer's header has it, `CN=orders,O=Acme,C=DE`. */
  readonly printed: string;
  /** The same in the one form in which names are compared; empty for a name without attributes. */
  readonly canonical: string;
}

/**
 * Reads a name from DER, and prints it as RFC 2253 says and OpenSSL does it: the most specific part first, bytes of other than
 * ASCII as pairs of hexadecimal digits, and a value that is no string, or whose type has no name, as DER.
 * @throws DerError
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#mtls-http-headers
 */
export function nameInCertificate({ content }: Element): CertificateName {
  const parts = [...elementsIn(content)].map((part) => [...elementsIn(part.content)].map(printAttribute));
  const printed = parts
    .reverse()
    .map((attributes) => attributes.reverse().join("+"))
    .join(",");
  const reading = distinguishedName(printed);
  return { printed, canonical: "canonical" in reading ? reading.canonical : "" };
}

function printAttribute(attribute: Element): string {
  const fields = new Fields(attribute);
  const oid = oidOf(fields.take("type of an attribute", TAG.oid));
  const { whole } = fields.take("value of an attribute");
  const name = printedType(oid);
  const text = name === undefined ? undefined : stringValue(whole);
  const value = text === undefined ? `#${whole.toString("hex").toUpperCase()}` : escapeText(text);
  return `${name ?? oid}=${value.replace(/[^\0-\x7f]+/g, hexPairs)}`;
}
