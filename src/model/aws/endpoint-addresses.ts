import { formatAddress, networkOf, parseAddress, parseCidr } from "./cidr";

/** An AWS service with an interface endpoint in a consumer's VPC. */
export type EndpointService = "execute-api" | "sts" | "ssm" | "ssmmessages" | "secretsmanager";

/**
 * The place of each service's endpoint among the pinned addresses of a subnet. Every service has its own, made or not, so
 * that another endpoint moves none.
 */
const PLACES: Readonly<Record<EndpointService, number>> = {
  "execute-api": 0,
  sts: 1,
  ssm: 2,
  ssmmessages: 3,
  secretsmanager: 4,
};

/** The number of addresses, one after the other, that pinned endpoints need in a subnet. */
export const PINNED_ADDRESSES = Object.keys(PLACES).length;

/**
 * AWS keeps the first four addresses of a subnet, and the last.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const RESERVED_AT_START = 4;

/** The first address that pinned endpoints take in a subnet that is made: the first that AWS leaves free. */
export function firstPinned(subnetCidr: string): string {
  const block = parseCidr(subnetCidr);
  if (block === undefined) throw new Error(`${subnetCidr} is no CIDR block`);
  return formatAddress(networkOf(block).address + RESERVED_AT_START);
}

/** The last of the pinned addresses of a subnet. @param first the first one */
export function lastPinned(first: string): string {
  return formatAddress(addressOf(first) + PINNED_ADDRESSES - 1);
}

/** The pinned address of a service's endpoint. @param first the first one of the subnet */
export function pinnedAddress(first: string, service: EndpointService): string {
  return formatAddress(addressOf(first) + PLACES[service]);
}

/** An address behind those of all services. @param first the first pinned one of the subnet @param place from 0 */
export function addressBehindPinned(first: string, place: number): string {
  return formatAddress(addressOf(first) + PINNED_ADDRESSES + place);
}

/** True if the runs of pinned addresses that begin at two addresses have one in common. */
export function runsOverlap(first: string, other: string): boolean {
  return Math.abs(addressOf(first) - addressOf(other)) < PINNED_ADDRESSES;
}

function addressOf(text: string): number {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no IPv4 address`);
  return address;
}
