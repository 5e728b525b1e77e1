import { type Finding, fact, listed, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { type Json, listOf, objectOf, type Resource, type Stack } from "../stack/stack-json";
import type { PlacedEndpoint } from "../ways/ground";
import { attachmentsOf, type LinkParts } from "./link-parts";

const LISTENER: Readonly<Record<string, Json>> = { protocol: "TCP", port: 443 };
const TARGETS: Readonly<Record<string, Json>> = { target_type: "ip", protocol: "TCP", port: 443 };

/**
 * A balancer passes this on, and to these targets: TCP on 443, so that TLS ends at the private API, and the addresses of the
 * execute-api endpoint, all of them and no other.
 */
export function targetFindings(
  stack: Stack,
  { balancer, listener, targets }: LinkParts,
  endpoint: PlacedEndpoint,
): readonly Finding[] {
  const attachments = attachmentsOf(stack);
  const addresses = attachments.map(({ attributes }) => shown(textOf(stack, attributes.target_id))).sort();
  const pinned = endpoint.pinned.map(({ ipv4 }) => shown(ipv4)).sort();
  const vpc = referent(stack, targets.attributes.vpc_id);
  const { protocol } = objectOf(targets.attributes.health_check);
  const wrong = [
    ...listening(stack, listener, balancer, targets),
    ...having(stack, targets, TARGETS),
    ...unless(
      protocol === "TCP",
      stack,
      `expected ${targets.address} to be checked by TCP, got ${shown(protocol)}`,
    ),
    ...unless(
      vpc !== undefined && vpc === endpoint.vpc,
      stack,
      `expected ${targets.address} in the VPC of ${endpoint.address} (${shown(endpoint.vpc)}), got ${shown(vpc)}`,
    ),
    ...attachments.flatMap(({ address, attributes }) =>
      unless(
        referent(stack, attributes.target_group_arn, "arn") === targets.address,
        stack,
        `expected ${address} in ${targets.address}, got ${shown(attributes.target_group_arn)}`,
      ),
    ),
    ...unless(
      addresses.join() === pinned.join(),
      stack,
      `expected ${targets.address} to have the addresses of ${endpoint.address} (${listed(pinned)}), got ${listed(addresses)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const text = `${listener.address} passes TCP on 443 to ${listed(addresses)}, the addresses of ${endpoint.address}, and ends no TLS`;
  return [fact(stack, text)];
}

function listening(
  stack: Stack,
  listener: Resource,
  balancer: Resource,
  targets: Resource,
): readonly Finding[] {
  const { address, attributes } = listener;
  const actions = listOf(attributes.default_action).map(objectOf);
  const [action] = actions;
  const to = referent(stack, action?.target_group_arn, "arn");
  const of = referent(stack, attributes.load_balancer_arn, "arn");
  return [
    ...having(stack, listener, LISTENER),
    ...unless(of === balancer.address, stack, `expected ${address} of ${balancer.address}, got ${shown(of)}`),
    ...unless(
      actions.length === 1 && action?.type === "forward" && to === targets.address,
      stack,
      `expected ${address} to forward to ${targets.address}, got ${shown(attributes.default_action)}`,
    ),
  ];
}

function having(
  stack: Stack,
  { address, attributes }: Resource,
  expected: Readonly<Record<string, Json>>,
): readonly Finding[] {
  return Object.entries(expected).flatMap(([name, value]) =>
    unless(
      attributes[name] === value,
      stack,
      `expected ${address} with ${name} ${shown(value)}, got ${shown(attributes[name])}`,
    ),
  );
}
