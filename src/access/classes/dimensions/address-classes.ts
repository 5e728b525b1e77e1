import { addressOf, blockBits, fullLength } from "../../evaluation/policy/address";

/**
 * An address of each class that blocks of addresses cut all others into. Blocks lie within one another or
 * apart: a class is what is in one block and in none within it, or in none at all.
 */
export function addressClasses(blocks: readonly string[]): readonly string[] {
  const all = new Set(blocks.flatMap((block) => blockBits(block) ?? []));
  return [...new Set([...all, ...FAMILIES])].flatMap((block) => {
    const bits = outside(block, all);
    return bits === undefined ? [] : addressOf(bits);
  });
}

/** All addresses of IPv4, all of IPv6. */
const FAMILIES = ["4:", "6:"];

/** The bits of an address of a block that is in no smaller one; undefined where these cover it. */
function outside(block: string, all: ReadonlySet<string>): string | undefined {
  const inner = [...all].filter((other) => other.length > block.length && other.startsWith(block));
  if (inner.length === 0) return block.padEnd(fullLength(block), "0");
  for (const bit of ["0", "1"]) {
    const half = block + bit;
    const found = inner.includes(half) ? undefined : outside(half, new Set(inner));
    if (found !== undefined) return found;
  }
  return undefined;
}
