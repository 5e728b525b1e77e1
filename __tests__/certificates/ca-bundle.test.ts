import { X509Certificate } from "node:crypto";
import { caBundle } from "../../src/certificates/ca-bundle";
import {
  type Made,
  madeCertificate,
  madeKey,
  madePem,
  type Wanted,
} from "../support/certificates/made-certificate";
import { acme } from "../support/certificates/made-name";
import { bundleOf, fixture } from "./fixtures";

const root = fixture("root.pem").toString();
const issuing = fixture("issuing.pem").toString();

describe("a bundle that OpenSSL made", () => {
  const { cas, text } = bundleOf(root, issuing, fixture("pss.pem"));

  test("has its CAs in their order, with what a load balancer would print of them", () => {
    expect(cas.map(({ subject }) => subject.printed)).toEqual([
      "CN=Root,O=Acme,C=DE",
      "CN=Issuing,O=Acme,C=DE",
      "CN=Root by PSS,O=Acme,C=DE",
    ]);
    expect(cas[1]?.issuer).toEqual(cas[0]?.subject);
    expect(cas.map(({ algorithm }) => algorithm.name)).toEqual([
      "SHA-256 with RSA",
      "SHA-512 with RSA",
      "RSASSA-PSS with SHA384",
    ]);
  });

  test("has the dates, numbers and fingerprints that OpenSSL reads", () => {
    for (const { notAfter, notBefore, serial, x509 } of cas) {
      const again = new X509Certificate(x509.raw);
      expect(Date.parse(notAfter)).toBe(Date.parse(again.validTo));
      expect(Date.parse(notBefore)).toBe(Date.parse(again.validFrom));
      expect(serial).toBe(again.serialNumber.replace(/^0+(?=.)/, ""));
      expect(x509.fingerprint256).toBe(again.fingerprint256);
    }
    expect(cas[1]?.serial).toBe("A");
    expect(cas[0]?.notAfter).toMatch(/^2126-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test("is written as it was, without anything else", () => {
    expect(text).toBe(root + issuing + fixture("pss.pem"));
  });
});

test("comments, blank lines, other line ends and text before a certificate are left out of what is uploaded", () => {
  const messy = `\uFEFF# a - comment\r\n\r\nCertificate:\r\n    Data:\r\n${root.replaceAll("\n", "\r\n\r\n")}\r\n  ${issuing}# end`;
  expect(bundleOf(messy).text).toBe(root + issuing);
  expect(
    bundleOf(root.replace(/\n(?!-)/g, "").replace(/-----(?=[A-Za-z0-9+/])(?!BEGIN|END)/, "-----\n")).text,
  ).toBe(root);
  expect(bundleOf(messy).text).not.toMatch(/\n\n|^#/m);
});

/** The problems of a text, each with its line. */
function problemsOf(text: string): readonly string[] {
  const bundle = caBundle(text);
  return "problems" in bundle ? bundle.problems.map(({ line, message }) => `${line ?? "-"} ${message}`) : [];
}

const CA_RULES: readonly [string, string | Buffer, string][] = [
  [
    "a client's certificate",
    fixture("client.pem"),
    "expected a CA's certificate, got one without CA:TRUE in its basic constraints " +
      "(emailAddress=a@b.example,CN=orders,O=Acme\\, M\\C3\\BCller,C=DE)",
  ],
  [
    "SHA-1",
    fixture("sha1.pem"),
    "expected a signature by SHA-256, SHA-384 or SHA-512, got SHA-1 with ECDSA (CN=Root by SHA-1,O=Acme,C=DE)",
  ],
  [
    "an Edwards curve",
    fixture("ed25519.pem"),
    "expected an RSA key of 2048 to 8192 bits or an ECDSA key on P-256, P-384 or P-521, got a key of the type " +
      "ed25519 (CN=Root with Ed25519,O=Acme,C=DE)",
  ],
  [
    "another curve",
    fixture("k256.pem"),
    "expected an RSA key of 2048 to 8192 bits or an ECDSA key on P-256, P-384 or P-521, got ECDSA on secp256k1 " +
      "(CN=Root on another curve,O=Acme,C=DE)",
  ],
  ["version 1", made({ version: 1 }).pem, "expected X.509 version 3, got version 1 (CN=Root,O=Acme,C=DE)"],
  [
    "a CA's key for lists only",
    made({ keyUsage: 0x02 }).pem,
    "expected a key usage that includes signing certificates (keyCertSign), got one without it (CN=Root,O=Acme,C=DE)",
  ],
  [
    "a validity that ends before it begins",
    made({ notBefore: "2030-01-01T00:00:00Z", notAfter: "2029-12-31T23:59:59Z" }).pem,
    "expected an end of its validity that is not before its beginning, got 2029-12-31T23:59:59Z before " +
      "2030-01-01T00:00:00Z (CN=Root,O=Acme,C=DE)",
  ],
  [
    "no subject",
    made({ name: [] }).pem,
    "expected a subject, by which clients and lists are assigned to a CA, got none (without a subject)",
  ],
];

test.each(CA_RULES)("%s is refused, with its place", (_, pem, message) => {
  expect(problemsOf(`# roots\n${root}\n${pem}`)).toEqual([
    `${root.split("\n").length + 2} block 2: ${message}`,
  ]);
});

test("17 KB are refused", () => {
  const [problem, ...others] = problemsOf(made({ padding: 12_500 }).pem);
  expect(problem).toMatch(/^1 block 1: expected at most 16384 bytes, got 174\d\d \(CN=Root,O=Acme,C=DE\)$/);
  expect(others).toEqual([]);
});

test("12 KB are taken, and so is a key usage that includes what is needed", () => {
  expect(problemsOf(made({ padding: 11_000, keyUsage: 0x06 }).pem)).toEqual([]);
});

const key = madeKey().export({ type: "sec1", format: "pem" }).toString();
const broken = Buffer.from(made().der);
broken[3] = (broken[3] ?? 0) + 1;

test.each<[string, string, string]>([
  ["nothing", "", "1 expected certificates in PEM, got none"],
  ["DER", made().der.toString("latin1"), "1 expected certificates in PEM, got none"],
  [
    "a private key",
    key,
    "1 block 1: expected CAs' certificates only, got a private key: take it out of the file",
  ],
  ["a list", fixture("issuing.crl").toString(), "1 block 1: expected a CERTIFICATE, got a block X509 CRL"],
  [
    "other base64",
    madePem("CERTIFICATE", Buffer.from([2, 1, 1])),
    "1 block 1: expected a certificate, got no certificate",
  ],
  [
    "another length",
    madePem("CERTIFICATE", broken),
    "1 block 1: expected a certificate, got an element that is longer",
  ],
  [
    "bytes after it",
    madePem("CERTIFICATE", Buffer.concat([made().der, Buffer.from([0])])),
    "1 block 1: expected a certificate, got bytes after the certificate",
  ],
  [
    "no end",
    root.replace(/-----END.*/, ""),
    "1 block 1: expected base64 between BEGIN and END, got something else",
  ],
  ["another end", root.replace("END CERT", "END X CERT"), "1 block 1: expected base64 between BEGIN and END"],
  [
    "no base64",
    root.replace(/MII/, "M*I"),
    "1 block 1: expected base64 between BEGIN and END, got something else",
  ],
  ["one twice", root + issuing + root, "block 3: expected each certificate once, got that of block 1 again"],
])("%s in a bundle is refused", (_, text, message) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});

test("every wrong block is told at once, and no key is printed", () => {
  const problems = problemsOf(`${key}${root}${fixture("client.pem")}`);
  expect(problems.map((one) => one.slice(0, 18))).toEqual([
    expect.stringMatching(/^1 block 1: /),
    expect.stringMatching(/^\d+ block 3: /),
  ]);
  for (const line of key.split("\n").slice(1, 3)) expect(problems.join()).not.toContain(line.slice(0, 20));
});

test("25 CAs are taken, 26 are not", () => {
  const privateKey = madeKey();
  const all = Array.from({ length: 26 }, (_, i) => made({ name: acme(`Root ${i}`), privateKey }).pem);
  expect(problemsOf(all.slice(1).join(""))).toEqual([]);
  expect(problemsOf(all.join(""))).toEqual(["- expected at most 25 CAs, got 26"]);
});

test("subjects of more than 10,000 bytes together are refused", () => {
  const privateKey = madeKey();
  const all = [1, 2].map((i) => made({ name: acme(`${i}`.repeat(5000)), privateKey }).pem);
  expect(problemsOf(all.join(""))).toEqual([
    "- expected subjects of at most 10000 bytes together, got 10030",
  ]);
});

describe("with a client's own certificate, a chain has at most four", () => {
  const chain: Made[] = [made()];
  for (const level of [1, 2, 3]) chain.push(made({ name: acme(`Level ${level}`), issuer: chain.at(-1) }));
  const pems = chain.map(({ pem }) => pem);

  test("three CAs one below the other are taken in any order", () => {
    expect(problemsOf(pems.slice(0, 3).join(""))).toEqual([]);
    expect(problemsOf(pems.slice(1).reverse().join(""))).toEqual([]);
  });

  test.each([[[0, 1, 2, 3]], [[3, 1, 0, 2]]])("four are refused: %j", (order) => {
    expect(problemsOf(order.map((i) => pems[i]).join(""))).toEqual([
      "- expected at most 3 CAs one below the other, since a client's chain has at most 4 certificates with its own, got 4",
    ]);
  });

  test("who has an issuer's name but not its signature is not below it", () => {
    const stranger = made();
    const aside = made({
      name: acme("Level 3"),
      issuer: { name: acme("Level 2"), privateKey: stranger.privateKey },
    });
    expect(problemsOf(pems.slice(0, 3).join("") + aside.pem)).toEqual([]);
  });

  test("two CAs that issued each other are no endless chain", () => {
    const [a, b] = [madeKey(), madeKey()];
    const one = made({ name: acme("A"), privateKey: a, issuer: { name: acme("B"), privateKey: b } });
    const other = made({ name: acme("B"), privateKey: b, issuer: { name: acme("A"), privateKey: a } });
    expect(problemsOf(one.pem + other.pem)).toEqual([]);
  });
});

function made(wanted: Wanted = {}): Made {
  return madeCertificate(wanted);
}
