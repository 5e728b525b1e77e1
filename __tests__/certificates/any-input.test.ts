import fc from "fast-check";
import { caBundle } from "../../src/certificates/ca-bundle";
import { pem, pemBlocks } from "../../src/certificates/pem";
import { revocationList } from "../../src/certificates/revocation-list";
import { bundleOf, fixture } from "./fixtures";

const bundle = bundleOf(fixture("root.pem"), fixture("issuing.pem"), fixture("pss.pem"));
const derOf = (file: string) => pemBlocks(fixture(file).toString())[0]?.der ?? Buffer.alloc(0);

/** Some bytes of a file changed, left out or put in. */
const damaged = (file: string) =>
  fc
    .array(
      fc.tuple(fc.nat(), fc.constantFrom("change", "drop", "insert"), fc.integer({ min: 0, max: 255 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((edits) => {
      const bytes = [...derOf(file)];
      for (const [at, edit, byte] of edits)
        bytes.splice(at % bytes.length, edit === "insert" ? 0 : 1, ...(edit === "drop" ? [] : [byte]));
      return Buffer.from(bytes);
    });

test("a damaged certificate is a problem or a certificate, never an error", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(damaged("issuing.pem"), damaged("pss.pem")), (der) => {
      const result = caBundle(pem("CERTIFICATE", der));
      refused += "problems" in result ? 1 : 0;
      if ("problems" in result)
        for (const { message } of result.problems) expect(message).toMatch(/expected .*, got /);
      else expect(result.cas).toHaveLength(1);
    }),
    { numRuns: 1500 },
  );
  expect(refused).toBeGreaterThan(300);
});

test("a damaged list is refused: its signature is no longer right", () => {
  fc.assert(
    fc.property(fc.oneof(damaged("issuing.crl"), damaged("pss.crl")), (der) => {
      fc.pre(![derOf("issuing.crl"), derOf("pss.crl")].some((whole) => whole.equals(der)));
      const result = revocationList(der, bundle);
      expect("problem" in result && result.problem.message).toMatch(/^expected .*, got /);
    }),
    { numRuns: 1500 },
  );
});

test("no text makes reading a bundle or a list fail", () => {
  const lines = fc.constantFrom(
    "-----BEGIN CERTIFICATE-----",
    "-----END CERTIFICATE-----",
    "-----BEGIN X509 CRL-----",
    "-----END X509 CRL-----",
    "-----BEGIN EC PRIVATE KEY-----",
    "MAA=",
    "\u0000",
    "",
    "# - comment",
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", ""), (all, end) => {
      expect("problems" in caBundle(all.join(end))).toBe(true);
      expect("problem" in revocationList(all.join(end), bundle)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
