import { type RevocationList, revocationList } from "../../src/certificates/revocation-list";
import { revocationsProblem } from "../../src/certificates/revocation-rules";
import { madeCertificate } from "../support/certificates/made-certificate";
import { madeList, type WantedList } from "../support/certificates/made-list";
import { acme } from "../support/certificates/made-name";
import { bundleOf, fixture } from "./fixtures";

const acmes = bundleOf(fixture("root.pem"), fixture("issuing.pem"), fixture("pss.pem"));
const root = madeCertificate();
const bundle = bundleOf(root.pem);

function listOf(...of: Parameters<typeof revocationList>): RevocationList {
  const list = revocationList(...of);
  if ("problem" in list) throw new Error(list.problem.message);
  return list;
}

function problemOf(...of: Parameters<typeof revocationList>): string | undefined {
  const list = revocationList(...of);
  return "problem" in list ? `${list.problem.line ?? "-"} ${list.problem.message}` : undefined;
}

describe("a list that OpenSSL made", () => {
  test.each([
    ["issuing.crl", "PEM"],
    ["issuing.der", "DER"],
  ])("%s, in %s, revokes its two certificates and no others", (file) => {
    const list = listOf(fixture(file), acmes);
    expect(list).toMatchObject({ issuer: "CN=Issuing,O=Acme,C=DE", entries: 2 });
    expect(list.nextUpdate).toMatch(/^2126-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const serials = ["3A5B1", "03a5b1", "80FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF01", "A", "3A5B", "", "x"];
    expect(serials.map(list.isRevoked)).toEqual([true, true, true, false, false, false, false]);
    expect(list.text).toBe(fixture("issuing.crl").toString());
  });

  test("is taken as a text, with comments and other line ends", () => {
    const text = `# revoked\r\n\r\n${fixture("issuing.crl").toString().replaceAll("\n", "\r\n")}`;
    expect(listOf(text, acmes).text).toBe(fixture("issuing.crl").toString());
  });

  test("is taken with a signature by RSASSA-PSS", () => {
    expect(listOf(fixture("pss.crl"), acmes)).toMatchObject({
      issuer: "CN=Root by PSS,O=Acme,C=DE",
      entries: 2,
    });
  });

  test("is taken without entries", () => {
    const list = listOf(fixture("empty.crl"), acmes);
    expect([list.entries, list.isRevoked("03A5B1")]).toEqual([0, false]);
  });

  test("is refused if its CA is not in the bundle", () => {
    expect(problemOf(fixture("issuing.crl"), bundleOf(fixture("root.pem")))).toBe(
      "1 expected a list of a CA of the bundle, got one of CN=Issuing,O=Acme,C=DE",
    );
  });

  test("is refused if a byte of it was changed", () => {
    for (const at of [60, 200, 300]) {
      const changed = Buffer.from(fixture("issuing.der"));
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(problemOf(changed, acmes)).toBeDefined();
    }
  });
});

test("a list of somebody who has the name of a CA of the bundle is refused", () => {
  const stranger = madeCertificate();
  expect(problemOf(madeList(stranger).pem, bundle)).toBe(
    "1 expected the signature of the CA of the bundle that is called CN=Root,O=Acme,C=DE, got another's",
  );
  expect(problemOf(madeList(stranger).pem, bundleOf(root.pem, stranger.pem))).toBeUndefined();
});

test("a list that ended before its own date is refused", () => {
  expect(problemOf(madeList(root, { nextUpdate: "2024-01-01T00:00:00Z" }).pem, bundle)).toBe(
    "1 expected a list that is valid until after its date, 2024-01-02T00:00:00Z, got 2024-01-01T00:00:00Z (CN=Root,O=Acme,C=DE)",
  );
});

test("a list of a CA whose key must not sign lists is refused", () => {
  const ca = madeCertificate({ name: acme("Strict"), keyUsage: 0x04 });
  expect(problemOf(madeList(ca).pem, bundleOf(root.pem, ca.pem))).toBe(
    "1 expected a CA whose key usage includes signing lists (cRLSign), got one without it (CN=Strict,O=Acme,C=DE)",
  );
});

const indirect = Buffer.from([0x30, 0x03, 0x84, 0x01, 0xff]);
test.each<[string, WantedList, string | undefined]>([
  [
    "a delta",
    { extensions: { "2.5.29.27": Buffer.from([2, 1, 1]) } },
    "expected a complete list, got a delta",
  ],
  [
    "an indirect list",
    { extensions: { "2.5.29.28": indirect } },
    "got an indirect one (CN=Root,O=Acme,C=DE)",
  ],
  [
    "a part of a list by its address",
    { extensions: { "2.5.29.28": Buffer.from([0x30, 0x03, 0x81, 1, 0xff]) } },
    undefined,
  ],
  ["a list without a date of the next", { nextUpdate: false }, undefined],
])("%s: %s", (_, wanted, message) => {
  const problem = problemOf(madeList(root, wanted).der, bundle);
  if (message === undefined) expect(problem).toBeUndefined();
  else expect(problem).toContain(message);
});

test("the date of the next list is absent where the list has none", () => {
  expect(listOf(madeList(root, { nextUpdate: false }).pem, bundle)).not.toHaveProperty("nextUpdate");
  const early = madeList(root, { nextUpdate: "2049-12-31T23:59:59Z" });
  expect(listOf(early.pem, bundle).nextUpdate).toBe("2049-12-31T23:59:59Z");
});

test.each<[string, string | Buffer, string]>([
  ["nothing", "", "- expected a revocation list in PEM or DER, got neither"],
  ["a certificate", fixture("root.pem"), "1 expected an X509 CRL, got a block CERTIFICATE"],
  ["a certificate in DER", root.der, "- expected a revocation list, got no"],
  [
    "a private key",
    `\n${root.key}`,
    "2 expected a revocation list, got a private key: take it out of the file",
  ],
  ["two lists", `${madeList(root).pem}${madeList(root).pem}`, "1 expected one list in a file, got 2 blocks"],
  [
    "half a list",
    madeList(root).der.subarray(0, 150),
    "- expected a revocation list, got an element that is longer",
  ],
  ["no base64", madeList(root).pem.replace("MI", "M*"), "1 expected base64 between BEGIN and END"],
])("%s is no list", (_, file, message) => {
  expect(problemOf(file, bundle)).toContain(message);
});

test("a list of many entries is read whole", () => {
  const serials = Array.from({ length: 20_000 }, (_, i) =>
    (0x10000000 + i * 7).toString(16).padStart(8, "0"),
  );
  const list = listOf(madeList(root, { serials }).der, bundle);
  expect(list.entries).toBe(20_000);
  expect([serials[0], serials[19_999], "10000001"].map((one) => list.isRevoked(one ?? ""))).toEqual([
    true,
    true,
    false,
  ]);
});

describe("all lists of a trust store", () => {
  const list = listOf(madeList(root).pem, bundle);
  test.each<[number, number, string | undefined]>([
    [30, 1, undefined],
    [31, 1, "expected at most 30 lists, got 31"],
    [2, 250_000, undefined],
    [2, 250_001, "expected at most 500000 entries in all lists together, got 500002"],
  ])("%i with %i entries each: %s", (count, entries, message) => {
    const problem = revocationsProblem(Array.from({ length: count }, () => ({ ...list, entries })));
    expect(problem).toEqual(message && { message });
  });
});
