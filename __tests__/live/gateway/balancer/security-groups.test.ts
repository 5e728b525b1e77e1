import type { IpPermission } from "@aws-sdk/client-ec2";
import { holds } from "./ip-range";
import { type End, letsPass } from "./security-groups";

const rule = (more: IpPermission): IpPermission => ({
  IpProtocol: "tcp",
  FromPort: 443,
  ToPort: 443,
  ...more,
});
const toGroup = rule({ UserIdGroupPairs: [{ GroupId: "sg-theirs" }] });
const toRanges = rule({ IpRanges: [{ CidrIp: "10.1.0.0/24" }, { CidrIp: "10.1.1.0/24" }] });
const other: End = { addresses: ["10.1.0.20", "10.1.1.20"], groupIds: ["sg-theirs"] };
const ofNoGroup = { ...other, groupIds: [] };

test.each<[string, IpPermission, End]>([
  ["that names its group", toGroup, other],
  ["whose ranges hold its addresses", toRanges, ofNoGroup],
  ["for a range of ports", rule({ ...toGroup, FromPort: 0, ToPort: 65_535 }), other],
  ["for everything", { ...toGroup, IpProtocol: "-1", FromPort: undefined, ToPort: undefined }, other],
  ["whose range holds its subnet", toRanges, { addresses: ["10.1.0.128/25"], groupIds: [] }],
])("a rule %s lets it pass", (_, one, end) => {
  expect(letsPass([one], 443, end)).toBe(true);
});

test.each<[string, IpPermission, End]>([
  ["that names another group", rule({ UserIdGroupPairs: [{ GroupId: "sg-other" }] }), other],
  ["whose ranges hold one of its addresses only", rule({ IpRanges: [{ CidrIp: "10.1.0.0/24" }] }), ofNoGroup],
  ["for another port", { ...toGroup, FromPort: 80, ToPort: 80 }, other],
  ["for another protocol", { ...toGroup, IpProtocol: "udp" }, other],
  ["for a prefix list", rule({ PrefixListIds: [{ PrefixListId: "pl-1" }] }), other],
  ["with a range that is narrower than its subnet", toRanges, { addresses: ["10.1.0.0/23"], groupIds: [] }],
  ["about addresses, where it may have any", toRanges, { addresses: [], groupIds: [] }],
])("a rule %s does not", (_, one, end) => {
  expect(letsPass([one], 443, end)).toBe(false);
});

test.each([
  ["10.1.0.0/16", "10.1.255.255", true],
  ["10.1.0.0/16", "10.2.0.0", false],
  ["10.1.2.3", "10.1.2.3", true],
  ["10.1.2.3/32", "10.1.2.4", false],
  ["0.0.0.0/0", "203.0.113.7", true],
  ["0.0.0.0/0", "0.0.0.0/0", true],
  ["10.0.0.0/8", "0.0.0.0/0", false],
])("%s holds %s: %s", (range, inner, held) => {
  expect(holds(range, inner)).toBe(held);
});
