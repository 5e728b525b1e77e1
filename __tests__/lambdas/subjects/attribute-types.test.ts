import { spawnSync } from "node:child_process";
import { canonicalType, printedType } from "../../../lambdas/subjects/attribute-types";
import { describeWithTools, openssl } from "../../support/tools";

test.each([
  ["CN", "CN"],
  ["cn", "CN"],
  ["commonName", "CN"],
  ["2.5.4.3", "CN"],
  ["OID.2.5.4.3", "CN"],
  ["oid.1.2.3", "1.2.3"],
  ["UID", "UID"],
  ["Uid", "UID"],
  // OpenSSL prints another attribute so, 0.9.2342.19200300.100.1.44.
  ["uid", undefined],
  ["2.5.4", "2.5.4"],
  ["2", undefined],
  ["2.5.4.", undefined],
  ["3.5.4", undefined],
  ["", undefined],
])("%j is the type %s", (text, type) => {
  expect(canonicalType(text)).toBe(type);
});

describeWithTools("types of attributes as OpenSSL prints them", [openssl])("this machine's OpenSSL", () => {
  /** Its short names with their object identifiers, `CN = commonName, 2.5.4.3`. */
  const objects = [
    ...spawnSync("openssl", ["list", "-objects"], { encoding: "utf8" }).stdout.matchAll(
      /^(\S+) = (?:.*, )?([\d.]+)$/gm,
    ),
  ].map(([, name = "", oid = ""]) => ({ name, oid }));

  test("prints no other type by a name that we know", () => {
    expect(objects.length).toBeGreaterThan(900);
    const known = objects.filter(({ name }) => canonicalType(name) !== undefined);
    expect(known.length).toBeGreaterThan(25);
    expect(known.filter(({ name, oid }) => canonicalType(name) !== canonicalType(oid))).toEqual([]);
  });

  test("prints our types by our names", () => {
    const ours = objects.filter(({ oid }) => printedType(oid) !== undefined);
    expect(ours.filter(({ name, oid }) => printedType(oid) !== name)).toEqual([]);
  });
});
