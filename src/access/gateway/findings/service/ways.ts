import { type Finding, fact, problem, unless } from "../../../network/finding";
import { between, oneGroup } from "../../../network/groups/one-group";
import type { Need } from "../../../network/groups/rule";
import { ruleFindings } from "../../../network/groups/rule-findings";
import { zonesOf } from "../../../network/groups/zones";
import { attachedOf } from "../../../network/stack/attached";
import { homeOf } from "../../../network/stack/aws-provider";
import { textOf } from "../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../network/stack/stack-json";
import type { MadeComputeExpectations, ServiceExpectations } from "../../expectations/service-expectations";
import type { BalancerParts } from "./parts";

/**
 * The security groups around the servers. The balancer's has no rule that lets anything in, and PrivateLink asks none; servers are let
 * in by the balancer only, and out to the endpoints that they need.
 */
export function wayFindings(
  stack: Stack,
  { balancer, targets }: BalancerParts,
  servers: Resource,
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): readonly Finding[] {
  const endpoints = ofType(stack, "aws_vpc_endpoint").filter(
    ({ attributes }) => attributes.vpc_endpoint_type === "Interface",
  );
  const placed = [[balancer], [servers], endpoints].map((side) => oneGroup(stack, side));
  const [first, second, third] = placed.map(({ group }) => group);
  const findings = [...placed.flatMap((one) => one.findings), ...apart(stack, balancer, servers, compute)];
  if (first === undefined || second === undefined || third === undefined) return findings;
  const by = servers.address;
  const needs = [
    ...between(first, second, { by: balancer.address, to: by, traffic: `tcp ${expected.port}` }),
    ...between(second, third, { by, to: "the endpoints of AWS's services" }),
    ...(compute.table ? ["s3", "dynamodb"] : ["s3"]).map(
      (service): Need => ({
        direction: "egress",
        group: second,
        peer: prefixList(stack, service),
        by,
        to: service,
      }),
    ),
  ];
  const wrong = ruleFindings(stack, needs);
  if (wrong.length > 0) return [...findings, ...wrong];
  const text = `nothing in the VPC reaches ${balancer.address}, which alone reaches ${by} by ${targets.address}`;
  return [...findings, fact(stack, text)];
}

/** Servers are in each zone, in subnets of their own. */
function apart(
  stack: Stack,
  balancer: Resource,
  servers: Resource,
  { zoneIds }: MadeComputeExpectations,
): readonly Finding[] {
  const [beside, own] = [balancer, servers].map((one) => attachedOf(stack, one)?.subnets ?? []);
  const [zones, wanted] = [zonesOf(stack, own ?? []), [...zoneIds].sort()];
  return [
    ...unless(
      zones.join() === wanted.join(),
      stack,
      `expected ${servers.address} in ${wanted.join(", ")}, got ${zones.join(", ")}`,
    ),
    ...(own ?? [])
      .filter((subnet) => beside?.includes(subnet))
      .map((subnet) =>
        problem(stack, `${servers.address} is in ${subnet}, beside ${balancer.address}; expected it apart`),
      ),
  ];
}

/** The address of AWS's own list of a service's addresses in the region. */
function prefixList(stack: Stack, service: string): string {
  const name = `com.amazonaws.${homeOf(stack).region}.${service}`;
  const list = ofType(stack, "data.aws_ec2_managed_prefix_list").find(
    ({ attributes }) => textOf(stack, attributes.name) === name,
  );
  return list?.address ?? `a list of the addresses of ${service}`;
}
