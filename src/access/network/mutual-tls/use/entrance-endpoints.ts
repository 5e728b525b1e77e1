import type { StackExpectations } from "../../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../../finding";
import { pinnedAddresses } from "../../front-doors/pinned-addresses";
import { placeOf } from "../../groups/place";
import { zonesOf } from "../../groups/zones";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { noOther } from "../../held/only";
import { attachedOf } from "../../stack/attached";
import type { Resource, Stack } from "../../stack/stack-json";
import { type EnteredUse, enteredUses } from "./entered";
import { privateZone } from "./private-zone";

/**
 * The endpoints that lead to entrances, one for each use, and the zones in which the names of their domains lead to them. No
 * endpoint of such a service takes a policy.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function entranceEndpoints(stack: Stack, expected: StackExpectations): readonly Finding[] {
  const uses = enteredUses(stack, expected);
  const zones = uses.map((one) => ({ ...one, ...privateZone(stack, one.entrance.domain) }));
  const endpoints = uses.map(({ endpoint }) => endpoint);
  return [
    ...uses.flatMap((one) => oneUse(stack, one)),
    ...unless(
      new Set(endpoints).size === endpoints.length,
      stack,
      `expected an endpoint for each of ${listed(uses.map(({ use }) => use))}, got ${listed(endpoints.map(shown))}`,
    ),
    ...zones.flatMap((zone) => [
      ...zone.findings,
      ...unless(
        zone.to === undefined || zone.to.address === zone.endpoint,
        stack,
        `expected ${zone.entrance.domain} to lead to the endpoint of ${zone.use} (${shown(zone.endpoint)}), got ${zone.to?.address}`,
      ),
    ]),
    ...["aws_route53_zone", "aws_route53_record"].flatMap((type) =>
      noOther(
        stack,
        type,
        zones.flatMap(({ known }) => known),
        "is of no entrance that the file uses",
      ),
    ),
    ...pinnedAddresses(stack),
  ];
}

function oneUse(stack: Stack, { use, endpoint }: EnteredUse): readonly Finding[] {
  const resource = stack.resources.get(endpoint ?? "");
  const attached = resource?.type === "aws_vpc_endpoint" ? attachedOf(stack, resource) : undefined;
  if (resource === undefined || attached === undefined) {
    const text = `expected an interface endpoint of ${use} in the output endpoint_ids, got ${shown(endpoint)}`;
    return [problem(stack, text)];
  }
  const { place, findings } = placeOf(stack, attached);
  const wrong = [
    ...findings,
    ...exactly(
      stack,
      resource,
      {
        ...{ vpc_endpoint_type: "Interface", private_dns_enabled: false },
        vpc_id: of(place?.vpc),
      },
      ["service_name", "subnet_ids", "subnet_configuration", "security_group_ids"],
    ),
    ...apart(stack, resource, attached.subnets),
  ];
  if (wrong.some(({ kind }) => kind === "problem")) return wrong;
  return [...wrong, fact(stack, `${resource.address} is the endpoint of ${use}, and of nothing else`)];
}

/** An endpoint takes one subnet of a zone, in subnets whose zones the stack says by id. */
function apart(stack: Stack, { address }: Resource, subnets: readonly string[]): readonly Finding[] {
  const zones = zonesOf(stack, subnets);
  return unless(
    new Set(zones).size === zones.length && !zones.includes("nothing"),
    stack,
    `expected ${address} in subnets of zones that differ, got ${listed(zones)}`,
  );
}
