import { formatCidr, networkOf, parseCidr, subnetCidr } from "../../../src/model/aws/cidr";

test.each([
  ["10.1.0.0/16", 4, 0, "10.1.0.0/20"],
  ["10.1.0.0/16", 4, 9, "10.1.144.0/20"],
  ["192.168.255.0/24", 4, 15, "192.168.255.240/28"],
])("%s cut by %d bits: part %d is %s, as Terraform's cidrsubnet has it", (cidr, bits, index, expected) => {
  expect(subnetCidr(cidr, bits, index)).toBe(expected);
});

test.each(["10.1.0.0", "10.1.0.256/16", "10.1.0.0/33", "a.b.c.d/8", "10.1.00.0/16", "10.01.0.0/16"])(
  "%s is no block",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test("a block's network has no host bits", () => {
  expect(formatCidr(networkOf(parseCidr("10.1.2.3/16") as never))).toBe("10.1.0.0/16");
});
