import { type Finding, fact, listed, shown, unless } from "../../finding";
import { pinnedAddresses } from "../../front-doors/pinned-addresses";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { noOther } from "../../held/only";
import { textOf } from "../../stack/reference";
import type { Stack } from "../../stack/stack-json";
import type { PlacedEndpoint } from "../../ways/ground";
import { inZones, targetsOf } from "./entry";
import type { EntranceParts } from "./parts";

/**
 * The targets of the verifying balancer: the addresses of the API's endpoint, in each zone, and no other. `/ping` is the path at
 * which API Gateway itself answers.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function endpointTargets(
  stack: Stack,
  { toEndpoint, toVerifier }: EntranceParts,
  endpoint: PlacedEndpoint,
  vpc: string,
  zoneIds: readonly string[],
): readonly Finding[] {
  const targets = targetsOf(stack, toEndpoint);
  const addresses = targets.map(({ attributes }) => shown(textOf(stack, attributes.target_id))).sort();
  const pinned = endpoint.pinned.map(({ ipv4 }) => shown(ipv4)).sort();
  const known = [...targets, ...targetsOf(stack, toVerifier)].map(({ address }) => address);
  const wrong = [
    ...exactly(
      stack,
      toEndpoint,
      {
        ...{ target_type: "ip", protocol: "HTTPS", port: 443, vpc_id: of(vpc) },
        health_check: { protocol: "HTTPS", path: "/ping", matcher: "200,403" },
      },
      ["deregistration_delay"],
    ),
    ...inZones(stack, endpoint.resource, zoneIds, "subnet_ids"),
    ...targets.flatMap((target) =>
      exactly(stack, target, { target_group_arn: of(toEndpoint.address, "arn") }, ["target_id"]),
    ),
    ...unless(
      addresses.join() === pinned.join(),
      stack,
      `expected ${toEndpoint.address} to have the addresses of ${endpoint.address} (${listed(pinned)}), got ${listed(addresses)}`,
    ),
    ...noOther(stack, "aws_lb_target_group_attachment", known, "is a target of no balancer of the entrance"),
    ...pinnedAddresses(stack),
  ];
  if (wrong.some(({ kind }) => kind === "problem")) return wrong;
  const text = `${toEndpoint.address} leads to ${listed(addresses)}, the addresses of ${endpoint.address}, by HTTPS`;
  return [...wrong, fact(stack, text)];
}
