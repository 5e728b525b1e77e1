import { addressBits, addressOf, blockBits } from "../../../../src/access/evaluation/policy/address";

test.each(["0.0.0.0", "255.255.255.255", "192.0.2.7"])("%s is an address and a block of one", (text) => {
  const bits = addressBits(text) ?? "";
  expect(bits).toHaveLength(34);
  expect(blockBits(text)).toBe(bits);
  expect(addressOf(bits)).toBe(text);
});

test.each([
  ["::", "0:0:0:0:0:0:0:0"],
  ["::1", "0:0:0:0:0:0:0:1"],
  ["2001:DB8::", "2001:db8:0:0:0:0:0:0"],
  ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"],
  ["1:2:3::6:7:8", "1:2:3:0:0:6:7:8"],
])("%s is the address %s", (text, full) => {
  expect(addressOf(addressBits(text) ?? "")).toBe(full);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.256",
  "01.2.3.4",
  "1.2.3.4.5",
  "a.b.c.d",
  ":",
  ":::",
  "1::2::3",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8::",
  "g::",
])("%j is no address", (text) => {
  expect(addressBits(text)).toBeUndefined();
});

test.each(["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "10.0.0.0/8x", "/8"])(
  "%s is no block",
  (text) => {
    expect(blockBits(text)).toBeUndefined();
  },
);

test("a block's bits are those of its network, whatever its address has behind them", () => {
  expect(blockBits("10.1.2.3/16")).toBe(blockBits("10.1.0.0/16"));
  expect(blockBits("10.1.0.0/16")).toHaveLength(18);
  expect(blockBits("0.0.0.0/0")).toBe("4:");
  expect(blockBits("::/0")).toBe("6:");
});
