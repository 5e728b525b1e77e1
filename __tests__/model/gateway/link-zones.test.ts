import { zoneIdPrefix } from "../../../src/model/aws/zone";
import { LINK_ZONES } from "../../../src/model/gateway/link-zones";

test.each(Object.entries(LINK_ZONES))("the zones of VPC links in %s are that region's", (region, zones) => {
  for (const zone of zones) expect(zone).toMatch(new RegExp(`^${zoneIdPrefix(region)}-az[1-6]$`));
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.length).toBeGreaterThanOrEqual(2);
});

test("those that AWS's page leaves out are not there", () => {
  expect(LINK_ZONES["us-east-1"]).not.toContain("use1-az3");
  expect(LINK_ZONES["eu-west-3"]).not.toContain("euw3-az2");
  expect(LINK_ZONES["us-gov-east-1"]).toBeUndefined();
});
