/** A part of a text, of which the last entries may be left out. */
export interface Part {
  /** A name for its entries, as words that follow their number: `newly allowed`. */
  readonly what: string;
  readonly title: string;
  readonly entries: readonly string[];
}

/**
 * The parts in one text of at most so many characters: what is left out at the end is counted there, so that nobody takes it for nothing.
 * Whole entries are left out, later parts before earlier ones.
 * @param words makes the sentence about what was left out
 */
export function shortened(
  parts: readonly Part[],
  limit: number,
  words: (left: readonly string[]) => string,
): string {
  const whole = joined(
    parts,
    parts.map(({ entries }) => entries.length),
    [],
  );
  if (whole.length <= limit) return whole;
  // The sentence is never longer than with everything left out.
  const reserve =
    words(
      leftOut(
        parts,
        parts.map(() => 0),
      ),
    ).length + 2;
  const kept: number[] = [];
  let length = reserve;
  let isFull = false;
  for (const { title, entries } of parts) {
    let count = 0;
    length += entries.length > 0 ? title.length + 2 : 0;
    for (const entry of entries) {
      length += entry.length + 2;
      isFull ||= length > limit;
      if (isFull) break;
      count++;
    }
    kept.push(count);
  }
  return joined(parts, kept, [words(leftOut(parts, kept))]);
}

function leftOut(parts: readonly Part[], kept: readonly number[]): readonly string[] {
  return parts.flatMap(({ what, entries }, i) => {
    const count = entries.length - (kept[i] ?? 0);
    return count > 0 ? [`${count} ${what}`] : [];
  });
}

function joined(parts: readonly Part[], kept: readonly number[], more: readonly string[]): string {
  const texts = parts.flatMap(({ title, entries }, i) => {
    const some = entries.slice(0, kept[i]);
    return some.length > 0 ? [title, ...some] : [];
  });
  return [...texts, ...more].join("\n\n");
}
