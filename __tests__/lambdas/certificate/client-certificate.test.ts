import { generateKeyPairSync } from "node:crypto";
import { clientCertificate } from "../../../lambdas/certificate/client-certificate";
import { madeCertificate } from "../../support/certificates/made-certificate";
import { C, CN, O } from "../../support/certificates/made-name";

const ca = madeCertificate();
const own = madeCertificate({
  name: [
    [C, "DE"],
    [O, "Acme, Inc."],
    [CN, "orders"],
  ],
  issuer: ca,
  ca: false,
  notBefore: "2026-01-01T00:00:00Z",
  notAfter: "2027-01-01T00:00:00Z",
});
const secret = (content: unknown) => JSON.stringify(content);
const encrypted = generateKeyPairSync("ec", {
  namedCurve: "prime256v1",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-128-cbc", passphrase: "secret" },
}).privateKey;

test("a certificate with its chain and its key is taken, with the subject that a provider's file names", () => {
  const chain = own.pem + ca.pem;
  expect(clientCertificate(secret({ certificate: chain, privateKey: own.key }))).toEqual({
    cert: chain,
    key: own.key,
    subject: "CN=orders,O=Acme\\, Inc.,C=DE",
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2027, 0, 1),
  });
});

test.each<[string, string, string]>([
  ["no JSON", own.key, 'expected {"certificate": PEM, "privateKey": PEM}, got something else'],
  ["no object", secret([own.pem, own.key]), 'expected {"certificate": PEM, "privateKey": PEM}'],
  ["no key", secret({ certificate: own.pem }), 'expected {"certificate": PEM, "privateKey": PEM}'],
  ["no text", secret({ certificate: [own.pem], privateKey: own.key }), 'expected {"certificate": PEM'],
  [
    "no PEM",
    secret({ certificate: "MII", privateKey: own.key }),
    "expected a certificate in PEM in certificate",
  ],
  [
    "a broken certificate",
    secret({ certificate: own.pem.replace(/MI/, "MA"), privateKey: own.key }),
    "expected a certificate in PEM in certificate",
  ],
  ["no key's PEM", secret({ certificate: own.pem, privateKey: own.pem }), "expected a private key in PEM"],
  [
    "an encrypted key",
    secret({ certificate: own.pem, privateKey: encrypted }),
    "not encrypted, in privateKey",
  ],
  [
    "another certificate's key",
    secret({ certificate: own.pem, privateKey: ca.key }),
    "expected the key of the first certificate in privateKey, got another one",
  ],
  [
    "the chain in the wrong order",
    secret({ certificate: ca.pem + own.pem, privateKey: own.key }),
    "expected the key of the first certificate",
  ],
])("%s is told without a word of it", (_, text, message) => {
  const result = clientCertificate(text);
  expect(result).toEqual({ problem: expect.stringContaining(message) });
  expect(JSON.stringify(result)).not.toMatch(/MI|-----/);
});
