import { type Finding, fact, listed } from "../../../../network/finding";
import { pinnedAddresses } from "../../../../network/front-doors/pinned-addresses";
import { between, oneGroup } from "../../../../network/groups/one-group";
import { ruleFindings } from "../../../../network/groups/rule-findings";
import type { Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

/**
 * The security groups on the way: the link's, the balancer's and the endpoints', each for these alone. Every rule is one that a call
 * needs, so that nothing else reaches the balancer or an endpoint, and no service reaches another.
 */
export function wayFindings(
  stack: Stack,
  parts: GatewayParts,
  expected: GatewayExpectations,
): readonly Finding[] {
  const { link, balancer, listener } = parts;
  const endpoints = [...stack.resources.values()].filter(({ type }) => type === "aws_vpc_endpoint");
  const sides = { link: [link], balancer: [balancer], endpoints };
  const placed = Object.values(sides).map((side) => oneGroup(stack, side));
  const [from, middle, to] = placed.map(({ group }) => group);
  const findings = [...placed.flatMap((one) => one.findings), ...pinnedAddresses(stack)];
  if (from === undefined || middle === undefined || to === undefined) return findings;
  const first = {
    by: link.address,
    to: balancer.address,
    traffic: `tcp ${String(listener.attributes.port)}`,
  };
  const ports = new Set(Object.values(expected.uses).map(({ port }) => `tcp ${port}`));
  const needs = [
    ...between(from, middle, first),
    ...[...ports].flatMap((traffic) =>
      between(middle, to, {
        by: balancer.address,
        to: listed(endpoints.map(({ address }) => address)),
        traffic,
      }),
    ),
  ];
  const wrong = ruleFindings(stack, needs);
  if (wrong.length > 0) return [...findings, ...wrong];
  const text = `nothing but ${link.address} reaches ${balancer.address}, which alone reaches the endpoints; these reach nothing`;
  return [...findings, fact(stack, text)];
}
