import { parseAddress, parseCidr, subnetCidr } from "../../../src/model/aws/cidr";
import {
  type EndpointService,
  firstPinned,
  lastPinned,
  PINNED_ADDRESSES,
  pinnedAddress,
  runsOverlap,
} from "../../../src/model/aws/endpoint-addresses";

const SERVICES: readonly EndpointService[] = ["execute-api", "sts", "ssm", "ssmmessages", "secretsmanager"];

/** Addresses are state: a service that changed its place would have its endpoint's interface replaced. */
test("each service has its place, the first free address being that of execute-api", () => {
  const first = firstPinned("10.1.128.0/20");
  expect(SERVICES.map((service) => pinnedAddress(first, service))).toEqual([
    "10.1.128.4",
    "10.1.128.5",
    "10.1.128.6",
    "10.1.128.7",
    "10.1.128.8",
  ]);
  expect(PINNED_ADDRESSES).toBe(SERVICES.length);
  expect(lastPinned(first)).toBe("10.1.128.8");
});

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
test.each(["10.1.2.0/24", "10.1.0.0/16", "192.168.255.0/24"])(
  "in every subnet of a VPC %s, a /28 too, they are none that AWS reserves",
  (vpc) => {
    for (let part = 0; part < 16; part++) {
      const subnet = subnetCidr(vpc, 4, part);
      const { address, prefix } = parseCidr(subnet) ?? { address: 0, prefix: 0 };
      const end = address + 2 ** (32 - prefix) - 1;
      const reserved = [address, address + 1, address + 2, address + 3, end];
      const pinned = SERVICES.map(
        (service) => parseAddress(pinnedAddress(firstPinned(subnet), service)) ?? 0,
      );
      expect(pinned.filter((one) => reserved.includes(one) || one < address || one > end)).toEqual([]);
    }
  },
);

test.each([
  ["10.1.2.20", "10.1.2.20", true],
  ["10.1.2.20", "10.1.2.24", true],
  ["10.1.2.24", "10.1.2.20", true],
  ["10.1.2.20", "10.1.2.25", false],
  ["10.1.2.25", "10.1.2.20", false],
  ["10.1.2.254", "10.1.3.2", true],
  ["10.1.2.254", "10.1.3.3", false],
])("runs that begin at %s and at %s have an address in common: %s", (first, other, expected) => {
  expect(runsOverlap(first, other)).toBe(expected);
});

test.each(["house", "10.1.2", "10.1.2.03"])("%s is no address to begin with", (text) => {
  expect(() => pinnedAddress(text, "sts")).toThrow(`${text} is no IPv4 address`);
});
