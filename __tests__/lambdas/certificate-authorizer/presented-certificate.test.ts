import { presentedCertificate } from "../../../lambdas/certificate-authorizer/presented-certificate";
import { certificateOf } from "../../../src/certificates/certificate";
import { madeCertificate, madeKey } from "../../support/certificates/made-certificate";
import { acme, C, CN, EMAIL, type MadeName, O } from "../../support/certificates/made-name";

const privateKey = madeKey();
const ca = madeCertificate();

/** The headers that a load balancer sends for a certificate. */
function headersOf(name: MadeName, serial = "03a5b1"): Record<string, string[]> {
  const { pem, der } = madeCertificate({ name, serial, issuer: ca, privateKey, ca: false });
  const { subject, issuer } = certificateOf(der);
  return {
    "x-amzn-mtls-clientcert-subject": [subject.printed],
    "x-amzn-mtls-clientcert-issuer": [issuer.printed],
    "x-amzn-mtls-clientcert-serial-number": [serial.toUpperCase()],
    "x-amzn-mtls-clientcert-leaf": [encodeURIComponent(pem).replace(/%2B|%3D|%2F/g, decodeURIComponent)],
  };
}

const own = headersOf(acme("orders"));
const SUBJECT = "x-amzn-mtls-clientcert-subject";
const SERIAL = "x-amzn-mtls-clientcert-serial-number";
const LEAF = "x-amzn-mtls-clientcert-leaf";
const certificate = { subject: "CN=orders,O=Acme,C=DE", issuer: "CN=Root,O=Acme,C=DE", serial: "03A5B1" };
const { [LEAF]: _, ...without } = own;

test.each<[string, Record<string, string[]>, unknown]>([
  ["the balancer's headers", own, certificate],
  [
    "in another case",
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name.toUpperCase(), value])),
    certificate,
  ],
  ["without the certificate itself", without, certificate],
  ["no headers", {}, "no-certificate"],
  ["no subject", { ...own, [SUBJECT]: [] }, "no-certificate"],
  ["an empty subject", { ...own, [SUBJECT]: [""] }, "no-certificate"],
  ["two subjects", { ...own, [SUBJECT]: ["CN=billing", "CN=orders,O=Acme,C=DE"] }, "two-values"],
  [
    "one subject twice",
    { ...own, [SUBJECT]: ["CN=orders,O=Acme,C=DE", "CN=orders,O=Acme,C=DE"] },
    "two-values",
  ],
  ["two spellings of a header", { ...own, "X-Amzn-Mtls-Clientcert-Subject": ["CN=billing"] }, "two-values"],
  ["an empty value beside another", { ...own, [SUBJECT]: ["", "CN=orders,O=Acme,C=DE"] }, "two-values"],
  ["two serial numbers", { ...own, [SERIAL]: ["03A5B1", "01"] }, "two-values"],
  ["two certificates", { ...own, [LEAF]: [...(own[LEAF] ?? []), ...(own[LEAF] ?? [])] }, "two-values"],
  ["another subject than the certificate's", { ...own, [SUBJECT]: ["CN=billing"] }, "two-certificates"],
  [
    "a subject that is joined of two",
    { ...own, [SUBJECT]: ["CN=billing,CN=orders,O=Acme,C=DE"] },
    "two-certificates",
  ],
  ["another serial number than the certificate's", { ...own, [SERIAL]: ["03A5B2"] }, "two-certificates"],
  ["another issuer", { ...own, "x-amzn-mtls-clientcert-issuer": ["CN=x"] }, "two-certificates"],
  ["certificates joined by a comma", { ...own, [LEAF]: [`${own[LEAF]},${own[LEAF]}`] }, "two-certificates"],
  ["no certificate in its header", { ...own, [LEAF]: ["%"] }, "two-certificates"],
  ["a header with a similar name", { ...own, "x-amzn-mtls-clientcert-subjects": ["CN=x"] }, certificate],
])("%s", (_, multiValueHeaders, expected) => {
  expect(presentedCertificate({ multiValueHeaders, headers: { [SUBJECT]: "CN=last" } })).toEqual(expected);
});

/** Values with all that has to be escaped. */
test.each<[MadeName]>([
  [
    [
      [C, "DE"],
      [O, "Acme, Inc."],
      [CN, 'a"b\\c<d>;+=#'],
    ],
  ],
  [
    [
      [CN, "#"],
      [O, " Müller "],
      [EMAIL, "a@b.example", 0x16],
    ],
  ],
  [
    [
      [O, "Acme"],
      [
        [CN, "orders"],
        [EMAIL, "a@b.example", 0x16],
      ],
    ],
  ],
  [
    [
      [CN, "line\nend"],
      ["1.3.6.1.4.1.99999.7", "x, y"],
    ],
  ],
])("a certificate agrees with its own description: %#", (name) => {
  expect(presentedCertificate({ multiValueHeaders: headersOf(name) })).toMatchObject({ serial: "03A5B1" });
});
