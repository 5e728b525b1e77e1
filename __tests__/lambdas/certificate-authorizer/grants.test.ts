import { holdersOf, readHolders } from "../../../lambdas/certificate-authorizer/grants";

const grant = { subjects: ["cn=orders , o=Acme"], allow: ["GET/"], deny: ["POST/*"] };

test("consumers are found by the canonical form of their subjects", () => {
  const holders = readHolders(
    JSON.stringify({ orders: { ...grant, serials: ["00:0a"], issuers: ["cn=x"] } }),
  );
  expect([...holders]).toEqual([
    [
      "CN=orders,O=Acme",
      {
        consumer: "orders",
        grant: { allow: ["GET/"], deny: ["POST/*"] },
        serials: new Set(["A"]),
        issuers: new Set(["CN=x"]),
      },
    ],
  ]);
});

test.each<[string, object | string, string]>([
  ["no object", [], "grants.json: expected grants by consumer"],
  [
    "no subjects",
    { a: { ...grant, subjects: undefined } },
    "expected { subjects, serials?, issuers?, allow, deny } of a",
  ],
  ["no lists", { a: grant, b: { ...grant, serials: "A" }, c: null }, "allow, deny } of b, c"],
  ["no texts", { a: { ...grant, deny: [1] } }, "allow, deny } of a"],
  [
    "no name",
    { a: { ...grant, subjects: ["orders"] } },
    "grants of a: orders: expected the type of an attribute",
  ],
  [
    "no number",
    { a: { ...grant, serials: ["x"] } },
    "grants of a: expected a serial number in hexadecimal, got x",
  ],
  [
    "one subject of two",
    { a: grant, b: { ...grant, subjects: ["CN=b", "CN=orders,O=Acme"] } },
    "grants: expected CN=orders,O=Acme once, got it of a and of b",
  ],
])("%s is an error at start", (_, grants, message) => {
  expect(() => readHolders(JSON.stringify(grants))).toThrow(message);
});

test("one consumer may name a subject twice", () => {
  expect(holdersOf({ a: { ...grant, subjects: ["CN=a", "cn=a"] } }).size).toBe(1);
});
