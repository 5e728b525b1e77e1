import fc from "fast-check";
import {
  type Attribute,
  type DistinguishedName,
  distinguishedName,
} from "../../../lambdas/subjects/distinguished-name";
import { printName } from "../../../lambdas/subjects/print-name";

function read(text: string): { readonly name: DistinguishedName; readonly canonical: string } {
  const reading = distinguishedName(text);
  if ("problem" in reading) throw new Error(`${text}: ${reading.problem.message}`);
  return reading;
}

/** The examples of section 5 of RFC 2253; the last has a value in UTF-8, as hexadecimal pairs. */
test.each<[string, DistinguishedName]>([
  [
    "CN=Steve Kille,O=Isode Limited,C=GB",
    [[text("CN", "Steve Kille")], [text("O", "Isode Limited")], [text("C", "GB")]],
  ],
  [
    "OU=Sales+CN=J. Smith,O=Widget Inc.,C=US",
    [[text("OU", "Sales"), text("CN", "J. Smith")], [text("O", "Widget Inc.")], [text("C", "US")]],
  ],
  [
    "CN=L. Eagle,O=Sue\\, Grabbit and Runn,C=GB",
    [[text("CN", "L. Eagle")], [text("O", "Sue, Grabbit and Runn")], [text("C", "GB")]],
  ],
  ["CN=Before\\0DAfter,O=Test,C=GB", [[text("CN", "Before\rAfter")], [text("O", "Test")], [text("C", "GB")]]],
  [
    "1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB",
    [[{ type: "1.3.6.1.4.1.1466.0", value: { der: "04024869" } }], [text("O", "Test")], [text("C", "GB")]],
  ],
  ["SN=Lu\\C4\\8Di\\C4\\87", [[text("SN", "Lučić")]]],
])("the RFC's example %s is read as what it says there", (written, name) => {
  expect(read(written).name).toEqual(name);
});

test.each([
  ["CN=orders,O=Acme", "cn=orders , o = Acme"],
  ["CN=orders,O=Acme", "CN=orders;O=Acme"],
  ["CN=orders,O=Acme", 'CN="orders",OID.2.5.4.10=Acme'],
  ["CN=orders,O=Acme", "commonName=orders,oid.2.5.4.10=#0C0441636D65"],
  ["CN=orders,O=Acme", "2.5.4.3=#13066F7264657273,O=#1E0800410063006D0065"],
  ["CN=orders,O=Acme", "CN=\\6f\\72\\64ers,O=Acme"],
  ["CN=a\\, b,O=\\#1", 'CN="a, b",O="#1"'],
  ['CN=a\\+b\\"c\\\\d\\<e\\>f\\;g=h', 'CN="a+b\\"c\\\\d<e>f;g=h"'],
  ["CN=\\ a b\\ ", 'CN=" a b "'],
  ["CN=\\ ", 'CN=" "'],
  ["CN=a  b", "CN = a  b "],
  ["CN=Müller", "CN=M\\C3\\BCller"],
  ["CN=x\\0Ay\\7F\\C2\\85", "CN=x\\0ay\\7f\\c2\\85"],
  ["CN=a+EMAILADDRESS=a@b.example", "1.2.840.113549.1.9.1=#160B6140622E6578616D706C65+CN=a"],
  ["CN=", "CN = "],
  ["CN=\\#,O=\\#+OU=\\#", "CN=#,OU=#+O=#"],
  ["1.2.3.4=x", "1.2.3.4=#0c0178"],
  ["1.2.3.4=#0500", "OID.1.2.3.4=#0500"],
  ["SERIALNUMBER=12,SN=Doe,GN=Jo,ST=BY", "serialNumber=12,surname=Doe,G=Jo,S=BY"],
])("%s is the one form of %s", (canonical, written) => {
  expect(read(written).canonical).toBe(canonical);
  expect(read(canonical).canonical).toBe(canonical);
});

test.each([
  ["CN=orders", "CN=Orders", "case"],
  ["CN=orders", "CN=orders\\ ", "a space at the end"],
  ["CN=a b", "CN=a  b", "a space inside"],
  ["CN=a,O=b", "O=b,CN=a", "the order of parts"],
  ["CN=a,O=b", "CN=a+O=b", "one part or two"],
  ["CN=a\\,O=b", "CN=a,O=b", "a comma in a value"],
  ["CN=a", "CN=a+CN=a", "an attribute twice"],
  ["SN=a", "SERIALNUMBER=a", "the type"],
  ["CN=#0500", "CN=\\#0500", "DER and a text that looks like it"],
  ["CN=\u00fc", "CN=u\u0308", "composed and decomposed characters"],
])("%s and %s differ by %s", (one, other) => {
  expect(read(one).canonical).not.toBe(read(other).canonical);
});

test.each<[string, number, string]>([
  ["", 1, "expected the type of an attribute such as CN or an OID, got nothing"],
  ["orders", 1, 'expected the type of an attribute such as CN or an OID, got "orders"'],
  ["CNN=orders", 1, 'expected the type of an attribute such as CN or an OID, got "CNN"'],
  ["CN=a,", 6, "expected the type of an attribute such as CN or an OID, got nothing"],
  ["CN=a,,O=b", 6, 'expected the type of an attribute such as CN or an OID, got ","'],
  ["CN=a,O b", 8, 'expected =, got "b"'],
  ["/C=DE/CN=a", 1, 'expected the type of an attribute such as CN or an OID, got "/"'],
  ["2.5.04.3=a", 1, 'expected the type of an attribute such as CN or an OID, got "2.5.04.3"'],
  ["OID.CN=a", 1, 'expected the type of an attribute such as CN or an OID, got "OID.CN"'],
  ["constructor=a", 1, 'expected the type of an attribute such as CN or an OID, got "constructor"'],
  ["CN=a<b", 5, "expected < to be written as \\<, got it alone"],
  ['CN=a"b"', 5, 'expected " to be written as \\", got it alone'],
  ["CN=a\\", 5, 'expected \\ before a special character or two hexadecimal digits, got "\\\\"'],
  ["CN=a\\xy", 5, 'expected \\ before a special character or two hexadecimal digits, got "\\\\xy"'],
  ["CN=a\\C3", 4, "expected escaped bytes that are UTF-8, got others"],
  ["CN=# ", 4, 'expected # and pairs of hexadecimal digits, got "#"'],
  ["CN=#050", 4, 'expected # and pairs of hexadecimal digits, got "#050"'],
  ["CN=#0500x", 9, 'expected a comma, a plus sign or the end, got "x"'],
  ['CN="a', 4, "expected a closing quotation mark, got nothing"],
  ['CN="a"b', 7, 'expected a comma, a plus sign or the end, got "b"'],
  ["CN=a\n", 5, 'expected no control character, got "\\n"'],
  ["CN=a\ud800", 5, 'expected no control character, got "\\ud800"'],
  ["CN=😀,O=<", 8, "expected < to be written as \\<, got it alone"],
])("%j is refused at column %i", (written, column, message) => {
  expect(distinguishedName(written)).toEqual({ problem: { column, message } });
});

test("a text is read in no time, however long", () => {
  expect("problem" in distinguishedName(`CN=${" ".repeat(50_000)}<`)).toBe(true);
  expect(read(`CN=${"a ".repeat(20_000)}`).canonical).toHaveLength(40_002);
});

test.each([
  ['CN=a b,O=\\ c\\ ,OU=" d "', true],
  ["CN=a, O=b", false],
  ["CN=a ,O=b", false],
  ["CN= a,O=b", false],
  ["CN =a", false],
  [" CN=a", false],
  ["CN=a ", false],
  ['CN="a" ', false],
  ["CN=#0500 +O=a", false],
])("%s is written without further spaces: %s", (written, isCompact) => {
  expect(distinguishedName(written)).toMatchObject({ isCompact });
});

describe("of all names", () => {
  const type = fc.constantFrom("CN", "O", "OU", "EMAILADDRESS", "1.2.3.4");
  const special = fc.constantFrom(...' ,+"\\<>;#=\0\n\u007f\u0085ü\u0308𝒳aA0');
  const characters = fc.oneof(
    { weight: 3, arbitrary: special },
    fc.string({ unit: "grapheme", maxLength: 2 }),
  );
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.array(characters, { maxLength: 5 }).map((all) => ({ text: all.join("") })) },
    fc.constantFrom("0500", "04024869", "0101FF", "0C01", "0C02C328").map((der) => ({ der })),
  );
  const attribute: fc.Arbitrary<Attribute> = fc.record({ type, value });
  const names: fc.Arbitrary<DistinguishedName> = fc.array(
    fc.array(attribute, { minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  /** The order of the attributes of one part is not part of the name. */
  const normal = (name: DistinguishedName) =>
    name.map((part) => part.map((one) => JSON.stringify(one)).sort());

  test("what is printed is read as the same name", () => {
    fc.assert(
      fc.property(names, (name) => {
        const { name: again, canonical } = read(printName(name));
        expect(normal(again)).toEqual(normal(name));
        expect(canonical).toBe(printName(name));
      }),
      { numRuns: 2000 },
    );
  });

  test("two have the same form exactly if they are the same", () => {
    const pairs = fc.oneof(
      fc.tuple(names, names),
      names.map((name) => [name, name.map((part) => [...part].reverse())] as const),
      // Names of few letters, which are often the same.
      fc.tuple(short(), short()),
    );
    let equal = 0;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const isSame = JSON.stringify(normal(one)) === JSON.stringify(normal(other));
        equal += isSame ? 1 : 0;
        expect(printName(one) === printName(other)).toBe(isSame);
      }),
      { numRuns: 3000 },
    );
    expect(equal).toBeGreaterThan(500);
  });

  function short(): fc.Arbitrary<DistinguishedName> {
    const one = fc.record({
      type: fc.constantFrom("CN", "O"),
      value: fc.constantFrom("", " ", "a", ",", "\\").map((text) => ({ text })),
    });
    return fc.array(fc.array(one, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
  }

  test("another spelling is the same name", () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat({ max: 3 })), (name, choices) => {
        const written = name.map((part) => part.map((one) => spelled(one, choices)).join(" + ")).join(" ; ");
        expect(read(written).canonical).toBe(printName(name));
      }),
      { numRuns: 2000 },
    );
  });
});

const OIDS: Readonly<Record<string, string>> = {
  CN: "2.5.4.3",
  O: "2.5.4.10",
  OU: "2.5.4.11",
  EMAILADDRESS: "1.2.840.113549.1.9.1",
};

/** An attribute in one of several spellings. */
function spelled({ type, value }: Attribute, choices: Iterator<number>): string {
  const next = () => choices.next().value as number;
  const types = [type.toLowerCase(), type, `OID.${OIDS[type] ?? type}`, OIDS[type] ?? type];
  const left = ` ${types[next()]} = `;
  if ("der" in value) return `${left}#${next() > 1 ? value.der.toLowerCase() : value.der} `;
  const bytes = Buffer.from(value.text);
  const pairs = bytes.toString("hex").replace(/../g, "\\$&");
  const utf8String = `#0c${bytes.length.toString(16).padStart(2, "0")}${bytes.toString("hex")}`;
  const isControl = /\p{Control}/u.test(value.text);
  const quoted = isControl ? pairs : `"${value.text.replace(/["\\]/g, "\\$&")}"`;
  return left + ([pairs, utf8String, quoted, `"${pairs}"`][next()] ?? "");
}

function text(type: string, value: string): Attribute {
  return { type, value: { text: value } };
}
