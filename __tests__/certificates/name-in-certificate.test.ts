import { spawnSync } from "node:child_process";
import { distinguishedName } from "../../lambdas/subjects/distinguished-name";
import { certificateOf } from "../../src/certificates/certificate";
import { madeCertificate, madeKey } from "../support/certificates/made-certificate";
import { C, CN, EMAIL, type MadeName, O, OU } from "../support/certificates/made-name";
import { describeWithTools, openssl } from "../support/tools";

const privateKey = madeKey();
const certificate = (name: MadeName) => madeCertificate({ name, privateKey, ca: false });

/** Names in DER, as OpenSSL 3.0 prints them with `-nameopt RFC2253`, and in the form in which they are compared. */
const NAMES: readonly [MadeName, string, string?][] = [
  [
    [
      [C, "DE", 0x13],
      [O, "Acme"],
      [CN, "orders"],
    ],
    "CN=orders,O=Acme,C=DE",
  ],
  [
    [
      [O, "Acme, Inc."],
      [CN, 'a"b\\c<d>e;f+g=h#i'],
    ],
    'CN=a\\"b\\\\c\\<d\\>e\\;f\\+g=h#i,O=Acme\\, Inc.',
  ],
  [
    [
      [CN, "#hash"],
      [O, " both "],
      [OU, " "],
    ],
    "OU=\\ ,O=\\ both\\ ,CN=\\#hash",
  ],
  [[[CN, "Müller 𝒳"]], "CN=M\\C3\\BCller \\F0\\9D\\92\\B3", "CN=Müller 𝒳"],
  [[[CN, "line\nend\u007f"]], "CN=line\\0Aend\\7F"],
  [[[CN, Buffer.from("M\xfcller", "latin1"), 0x14]], "CN=M\\C3\\BCller", "CN=Müller"],
  [[[CN, Buffer.from("Müller", "utf16le").swap16(), 0x1e]], "CN=M\\C3\\BCller", "CN=Müller"],
  [[[CN, Buffer.from("000000fc", "hex"), 0x1c]], "CN=\\C3\\BC", "CN=ü"],
  [
    [
      [O, "Acme"],
      [
        [CN, "orders"],
        [EMAIL, "a@b.example", 0x16],
      ],
    ],
    "emailAddress=a@b.example+CN=orders,O=Acme",
    "CN=orders+EMAILADDRESS=a@b.example,O=Acme",
  ],
  [[["1.3.6.1.4.1.99999.7", "x"]], "1.3.6.1.4.1.99999.7=#0C0178", "1.3.6.1.4.1.99999.7=x"],
  [[[CN, Buffer.from([0x00, 0xa0]), 0x03]], "CN=#030200A0"],
  [
    [
      ["2.5.4.5", "12", 0x13],
      ["2.5.4.4", "Doe"],
      ["2.5.4.42", "Jo"],
    ],
    "GN=Jo,SN=Doe,serialNumber=12",
    "GN=Jo,SN=Doe,SERIALNUMBER=12",
  ],
  [
    [
      ["2.5.4.12", "Dr"],
      ["2.5.4.9", "Lane 1"],
      ["2.5.4.17", "10115"],
    ],
    "postalCode=10115,street=Lane 1,title=Dr",
    "POSTALCODE=10115,STREET=Lane 1,TITLE=Dr",
  ],
];

test.each(NAMES)("a name is printed as OpenSSL does: %#", (name, printed, canonical = printed) => {
  expect(certificateOf(certificate(name).der).subject).toEqual({ printed, canonical });
});

test("a name without attributes is printed as nothing, and is equal to no other", () => {
  expect(certificateOf(certificate([]).der).subject).toEqual({ printed: "", canonical: "" });
});

/** OpenSSL's own output for the subject of a certificate. */
function byOpenssl(pem: string): string {
  const { stdout } = spawnSync("openssl", ["x509", "-noout", "-subject", "-nameopt", "RFC2253"], {
    input: pem,
    encoding: "utf8",
  });
  return stdout.replace(/^subject=/, "").replace(/\n$/, "");
}

const EVERY_TYPE = [
  ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 20, 41, 42, 43, 44, 45, 46, 65, 72, 97].map(
    (n) => `2.5.4.${n}`,
  ),
  ...[1, 2, 8].map((n) => `1.2.840.113549.1.9.${n}`),
  ...[1, 25].map((n) => `0.9.2342.19200300.100.1.${n}`),
  ...[1, 2, 3].map((n) => `1.3.6.1.4.1.311.60.2.1.${n}`),
];

describeWithTools("names as OpenSSL prints them", [openssl])("this machine's OpenSSL", () => {
  test.each(NAMES)("prints the same: %#", (name, printed) => {
    expect(byOpenssl(certificate(name).pem)).toBe(printed);
  });

  test("prints every type of attribute by the name that we print", () => {
    const { pem, der } = certificate(EVERY_TYPE.map((type) => [type, "x"] as const));
    expect(byOpenssl(pem)).toBe(certificateOf(der).subject.printed);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("prints random names as we do: %i", (seed) => {
    const { pem, der } = certificate(randomName(seed));
    const { printed, canonical } = certificateOf(der).subject;
    // OpenSSL leaves a number sign that is all of a value as it is.
    expect(byOpenssl(pem)).toBe(printed.replace(/=\\#(?=[,+]|$)/g, "=#"));
    expect(distinguishedName(byOpenssl(pem))).toMatchObject({ canonical });
  });
});

/** A name of twelve parts with awkward values, the same for the same number. */
function randomName(seed: number): MadeName {
  let state = seed * 7919;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const characters = [...' ,+"\\<>;#=aA0-_/\u0001\tüß€𝒳'];
  const text = () => Array.from({ length: next(8) }, () => characters[next(characters.length)]).join("");
  const attribute = () => [EVERY_TYPE[next(EVERY_TYPE.length)] ?? CN, text()] as const;
  return Array.from({ length: 12 }, () => (next(3) === 0 ? [attribute(), attribute()] : attribute()));
}
