import { dotted, type Finding, type Path, unexpected, unexpectedKey } from "../../findings/finding";

/** A use whose endpoint has an address of its own. */
interface Placed {
  readonly path: Path;
  /** The use as it is written. */
  readonly value?: object;
  readonly slot?: number;
}

/**
 * Each endpoint has an address of its own in a subnet: names decide about them, and two may meet.
 * @param count the number of addresses
 */
export function metSlots(uses: readonly Placed[], count: number): readonly Finding[] {
  // A slot that the file says comes first: the other one of two that meet is to move.
  const inOrder = [...uses.filter(isWritten), ...uses.filter((use) => !isWritten(use))];
  const taken = new Map<number, Path>();
  return inOrder.flatMap((use) => {
    const { path, slot } = use;
    if (slot === undefined) return [];
    const other = taken.get(slot);
    const isBeyond = slot >= count;
    if (other === undefined && !isBeyond) taken.set(slot, path);
    if (isBeyond) {
      const wanted = `a place from 0 to ${count - 1}, as a zone's subnet has no more addresses`;
      return [unexpected([...path, "slot"], wanted, String(slot))];
    }
    return other === undefined ? [] : [met(use, slot, other, freeSlot(slot, uses, count))];
  });
}

function isWritten({ value }: Placed): boolean {
  return value !== undefined && "slot" in value;
}

function met(use: Placed, slot: number, other: Path, free: number | undefined): Finding {
  const place = [...use.path, "slot"];
  const wanted = "an address that no other use has";
  const advice = free === undefined ? "" : ` (slot: ${free} is free)`;
  const got = `slot ${slot} as of ${dotted(other)}`;
  return isWritten(use)
    ? unexpected(place, wanted, got, advice)
    : unexpectedKey(use.path, wanted, got, advice);
}

/** The next one that no use has. */
function freeSlot(slot: number, uses: readonly Placed[], count: number): number | undefined {
  const taken = new Set(uses.map((use) => use.slot));
  const others = Array.from({ length: count - 1 }, (_, i) => (slot + 1 + i) % count);
  return others.find((one) => !taken.has(one));
}
