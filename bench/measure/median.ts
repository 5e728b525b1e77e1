/** The middle one of several values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** The median of each entry of several records. */
export function medians<K extends string>(
  records: readonly Readonly<Record<K, number>>[],
): Readonly<Record<K, number>> {
  const keys = Object.keys(records[0] ?? {}) as K[];
  return Object.fromEntries(keys.map((key) => [key, median(records.map((one) => one[key]))])) as Record<
    K,
    number
  >;
}
