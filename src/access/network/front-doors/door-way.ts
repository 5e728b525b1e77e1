import type { StackExpectations } from "../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { placeOf } from "../groups/place";
import type { Need } from "../groups/rule";
import { allAttached, attachedOf } from "../stack/attached";
import { publishedGroups } from "../stack/published-group";
import type { Stack } from "../stack/stack-json";
import { type Ground, lets, type PlacedEndpoint } from "../ways/ground";
import type { Reach } from "../ways/reach";
import { balancerFindings } from "./balancer";
import { type LinkParts, linkParts } from "./link-parts";
import { pinnedAddresses } from "./pinned-addresses";
import { targetFindings } from "./targets";

/**
 * The way of front doors into the VPC: a VPC link, and a balancer that has the addresses of the execute-api endpoint.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export function doorWay(ground: Ground, { doors = {}, addresses }: StackExpectations): Reach {
  const { stack } = ground;
  if (Object.keys(doors).length === 0) return { findings: [], needs: [] };
  const parts = linkParts(stack);
  const endpoint = ground.endpoints.get("execute-api");
  if ("findings" in parts) return { findings: parts.findings, needs: [] };
  if (endpoint?.place === undefined) {
    const text = "expected an endpoint of execute-api for the front doors to lead to, got none";
    return { findings: [problem(stack, text)], needs: [] };
  }
  const findings = [
    ...pinnedAddresses(stack),
    ...asTheFileSays(stack, endpoint, addresses),
    ...balancerFindings(stack, parts, endpoint),
    ...targetFindings(stack, parts, endpoint),
  ];
  const reach = throughGroups(ground, parts, endpoint, endpoint.place.group);
  return { ...reach, findings: [...findings, ...reach.findings] };
}

/** The balancer's group lets nothing in: what a VPC link brings is not asked. */
function throughGroups(
  ground: Ground,
  { balancer, link }: LinkParts,
  endpoint: PlacedEndpoint,
  peer: string,
): Reach {
  const { stack } = ground;
  const attached = attachedOf(stack, balancer);
  const { place, findings } = attached ? placeOf(stack, attached) : { findings: [] };
  if (place === undefined) return { findings, needs: [] };
  const { group, vpc } = place;
  const [by, to] = [balancer.address, endpoint.address];
  const needs: readonly Need[] = [
    { direction: "egress", group, peer, by, to },
    { direction: "ingress", group: peer, peer: group, by, to },
  ];
  const wrong = [
    ...findings,
    ...unless(
      vpc === endpoint.vpc,
      stack,
      `expected ${by} in the VPC of ${to} (${shown(endpoint.vpc)}), got ${vpc}`,
    ),
    ...ofItsOwn(stack, group, by),
  ];
  if (wrong.length > 0 || !lets(ground, needs)) return { findings: wrong, needs };
  const reaches = `${by} reaches ${to} on 443 from ${group} to ${peer}, and nothing but ${link.address} reaches it`;
  return { findings: [fact(stack, reaches)], needs };
}

/** A group that others were in would give them the balancer's way. */
function ofItsOwn(stack: Stack, group: string, balancer: string): readonly Finding[] {
  const others = [
    ...allAttached(stack)
      .filter(({ address, groups }) => address !== balancer && groups.includes(group))
      .map(({ address }) => address),
    ...publishedGroups(stack)
      .filter((published) => published.group === group)
      .map(({ output }) => `output ${output}`),
  ];
  return unless(
    others.length === 0,
    stack,
    `expected ${group} for ${balancer} alone, got it for ${listed(others)}, too`,
  );
}

/** In subnets that exist already the file says which addresses are free. */
function asTheFileSays(
  stack: Stack,
  { address, pinned }: PlacedEndpoint,
  addresses: StackExpectations["addresses"] = {},
): readonly Finding[] {
  return Object.entries(addresses).flatMap(([subnet, first]) => {
    const actual = pinned.find((one) => one.subnet === subnet)?.ipv4;
    return unless(
      actual === first,
      stack,
      `expected ${address} at ${first} in ${subnet}, as the file says, got ${shown(actual)}`,
    );
  });
}
