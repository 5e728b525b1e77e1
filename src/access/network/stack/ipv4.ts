const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 address as a number; undefined for any other text. */
export function ipv4(text: string): number | undefined {
  const bytes = ADDRESS.exec(text)?.slice(1).map(Number);
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Addresses that follow one another. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The addresses of a subnet that AWS gives away: it keeps the first four, and the last.
 * @param cidr `10.1.0.0/20`; undefined for any other text
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function freeIn(cidr: string): Run | undefined {
  const [text = "", prefix, more] = cidr.split("/");
  const [address, bits] = [ipv4(text), /^\d{1,2}$/.test(prefix ?? "") ? Number(prefix) : 33];
  if (address === undefined || bits > 32 || more !== undefined) return undefined;
  const size = 2 ** (32 - bits);
  const network = Math.floor(address / size) * size;
  return { first: network + 4, last: network + size - 2 };
}

/** True if an address is one of a run. */
export function isIn(address: number, { first, last }: Run): boolean {
  return first <= address && address <= last;
}
