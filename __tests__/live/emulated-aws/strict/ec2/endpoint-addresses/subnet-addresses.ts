import { networkOf, parseCidr } from "../../../../../../src/model/aws/cidr";

/** The first address of a subnet that is nobody's; those before are the network's, the router's, the resolver's, AWS's own. */
const FIRST = 4;

/**
 * A reason for which an interface could not have an address, in EC2's words; undefined where it could.
 * @param taken the addresses of other interfaces in the subnet
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function addressProblem(
  address: string,
  cidr: string,
  taken: readonly string[],
): { readonly code: string; readonly message: string } | undefined {
  const { first, last } = range(cidr);
  const number = addressNumber(address);
  if (number === undefined || number < first - FIRST || number > last + 1)
    return invalid("Address does not fall within the subnet's address range");
  if (number < first || number > last) return invalid("Address is in subnet's reserved address range");
  return taken.includes(address)
    ? { code: "InvalidIPAddress.InUse", message: `Address ${address} is in use.` }
    : undefined;
}

/** The lowest address of a subnet that nobody has: it may be the one that somebody else chose for later. */
export function freeAddress(cidr: string, taken: readonly string[]): string {
  const { first, last } = range(cidr);
  for (let number = first; number <= last; number++) {
    const address = [24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join(".");
    if (!taken.includes(address)) return address;
  }
  throw new Error(`${cidr} has no free address`);
}

/** The addresses of a subnet that interfaces can have. */
function range(cidr: string): { readonly first: number; readonly last: number } {
  const block = parseCidr(cidr);
  if (block === undefined) throw new Error(`${cidr} is no CIDR block`);
  const { address, prefix } = networkOf(block);
  return { first: address + FIRST, last: address + 2 ** (32 - prefix) - 2 };
}

function addressNumber(address: string): number | undefined {
  return parseCidr(`${address}/32`)?.address;
}

function invalid(message: string) {
  return { code: "InvalidParameterValue", message };
}
