import fc from "fast-check";
import { addressClasses } from "../../../../src/access/classes/dimensions/address-classes";
import { addressBits, blockBits } from "../../../../src/access/evaluation/policy/address";

const vector = (blocks: readonly string[], address: string) =>
  blocks.map((block) => (addressBits(address)?.startsWith(blockBits(block) ?? "?") ? "1" : "0")).join("");

/** Blocks of the sixteen last addresses of a network, so that every address of interest can be tried. */
const blocks = fc
  .array(fc.tuple(fc.integer({ min: 240, max: 255 }), fc.integer({ min: 28, max: 32 })), { maxLength: 6 })
  .map((all) => all.map(([last, prefix]) => `10.0.0.${last}/${prefix}`));

test("the classes of addresses are those of all addresses, each with one of its own", () => {
  const property = fc.property(blocks, (all) => {
    const tried = ["10.0.0.0", "::", ...Array.from({ length: 16 }, (_, i) => `10.0.0.${240 + i}`)];
    const expected = new Set(tried.map((address) => vector(all, address)));
    const classes = addressClasses(all);
    expect(new Set(classes.map((address) => vector(all, address)))).toEqual(expected);
    expect(classes.every((address) => addressBits(address) !== undefined)).toBe(true);
  });
  fc.assert(property, { numRuns: 500, seed: 5 });
});

test("a block that two others cover has no class of its own", () => {
  const covered = ["10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9"];
  expect(
    addressClasses(covered)
      .map((address) => vector(covered, address))
      .sort(),
  ).toEqual(["000", "000", "101", "110"]);
});

test("blocks of IPv6 are cut like those of IPv4", () => {
  const all = ["2001:db8::/32", "2001:db8::/33"];
  expect(addressClasses(all)).toContain("2001:db8:8000:0:0:0:0:0");
});
