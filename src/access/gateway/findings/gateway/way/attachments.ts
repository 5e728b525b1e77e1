import { type Finding, listed, shown, unless } from "../../../../network/finding";
import { referent, textOf } from "../../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";

/** A target group has the addresses of an endpoint, all of them and no other. */
export function attached(
  stack: Stack,
  targets: string,
  addresses: readonly string[],
  endpoint: string,
): readonly Finding[] {
  const attachments = attachmentsByGroup(stack).get(targets) ?? [];
  const actual = attachments.map(({ attributes }) => shown(textOf(stack, attributes.target_id))).sort();
  return unless(
    actual.join() === addresses.join(),
    stack,
    `expected ${targets} to have the addresses of ${endpoint} (${listed(addresses)}), got ${listed(actual)}`,
  );
}

const ATTACHMENTS = new WeakMap<Stack, ReadonlyMap<string, readonly Resource[]>>();

/** The attachments of a stack by target group; found once for all uses. */
function attachmentsByGroup(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
  const known = ATTACHMENTS.get(stack);
  if (known) return known;
  const groups = new Map<string, Resource[]>();
  for (const one of ofType(stack, "aws_lb_target_group_attachment")) {
    const group = shown(referent(stack, one.attributes.target_group_arn, "arn"));
    const others = groups.get(group);
    if (others) others.push(one);
    else groups.set(group, [one]);
  }
  ATTACHMENTS.set(stack, groups);
  return groups;
}
