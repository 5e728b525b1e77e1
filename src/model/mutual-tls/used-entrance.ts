import { addressBehindPinned, PINNED_ADDRESSES } from "../aws/endpoint-addresses";
import { slotsOf } from "../gateway/slots";

/** The entrance of an API, as its consumers reach it. */
export interface UsedEntrance {
  /** The name that callers use. */
  readonly domain: string;
  /** The name of the endpoint service in front of it; absent = it is read from the state of the API's provider. */
  readonly serviceName?: string;
  /** The place of the consumer's endpoint among the addresses for entrances in each of its endpoint subnets, from 0. */
  readonly slot: number;
}

/**
 * The number of addresses of an endpoint subnet that entrances' endpoints can take: those that AWS's own services leave.
 * @param cidr of the consumer's VPC
 */
export function entranceSlots(cidr: string): number {
  return slotsOf(cidr) - PINNED_ADDRESSES;
}

/** The address of an entrance's endpoint in an endpoint subnet. @param first the first of the addresses that endpoints take there */
export function entranceAddress(first: string, { slot }: Pick<UsedEntrance, "slot">): string {
  return addressBehindPinned(first, slot);
}
