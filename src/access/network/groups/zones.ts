import { shown } from "../finding";
import { textOf } from "../stack/reference";
import type { Stack } from "../stack/stack-json";

/** The zones of subnets, by id, sorted; a subnet of a zone that is not known by its id counts as none of them. */
export function zonesOf(stack: Stack, subnets: readonly string[]): readonly string[] {
  return subnets
    .map((subnet) => shown(textOf(stack, stack.resources.get(subnet)?.attributes.availability_zone_id)))
    .sort();
}
