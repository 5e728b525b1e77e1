import { formatAddress, networkOf, parseCidr } from "../aws/cidr";
import { RESERVED_AT_START } from "../aws/endpoint-addresses";
import { fnv1a } from "../fnv1a";

/** The longest prefix of a gateway's block. The endpoints of at most a hundred services then have a /24 in each zone. */
export const LONGEST_GATEWAY_PREFIX = 20;

/**
 * The number of addresses of a gateway's endpoint subnet that endpoints can take: what AWS leaves free of a sixteenth of its VPC.
 * @param cidr of the VPC
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function slotsOf(cidr: string): number {
  const block = parseCidr(cidr);
  if (block === undefined) throw new Error(`${cidr} is no CIDR block`);
  return 2 ** (32 - block.prefix - 4) - RESERVED_AT_START - 1;
}

/**
 * The slot of a use, from its name alone, so that another use moves none.
 * @param slots the number of them
 */
export function slotOf(name: string, slots: number): number {
  return fnv1a(name) % slots;
}

/** The address of a slot in a subnet. */
export function slotAddress(subnetCidr: string, slot: number): string {
  const block = parseCidr(subnetCidr);
  if (block === undefined) throw new Error(`${subnetCidr} is no CIDR block`);
  return formatAddress(networkOf(block).address + RESERVED_AT_START + slot);
}
