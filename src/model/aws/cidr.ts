/** A block of IPv4 addresses. */
export interface Cidr {
  /** The network's address as a 32-bit number. */
  readonly address: number;
  /** Prefix length in bits, 0 to 32. */
  readonly prefix: number;
}

/** Parses `10.1.0.0/16`; undefined if the text is no CIDR block. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  // Terraform and others refuse a leading zero, which some take for octal.
  if (/(?:^|[./])0\d/.test(text)) return undefined;
  if (match === null) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number) as [number, number, number, number, number];
  if ([a, b, c, d].some((byte) => byte > 255) || prefix > 32) return undefined;
  return { address: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0, prefix };
}

export function formatCidr({ address, prefix }: Cidr): string {
  return `${formatAddress(address)}/${prefix}`;
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join(".");
}

/** Parses `10.1.2.20`; undefined if the text is no IPv4 address. */
export function parseAddress(text: string): number | undefined {
  return parseCidr(`${text}/32`)?.address;
}

/** The block with its host bits cleared. */
export function networkOf({ address, prefix }: Cidr): Cidr {
  const size = 2 ** (32 - prefix);
  return { address: Math.floor(address / size) * size, prefix };
}

/** Part `index` of a block divided into 2^`newBits` equal parts, as by Terraform's `cidrsubnet`. */
export function subnetCidr(cidr: string, newBits: number, index: number): string {
  const block = parseCidr(cidr);
  if (block === undefined) throw new Error(`${cidr} is no CIDR block`);
  const prefix = block.prefix + newBits;
  return formatCidr({ address: block.address + index * 2 ** (32 - prefix), prefix });
}
