import { createHash } from "node:crypto";

/** True in `npm run test:agreement`, which leaves nothing out. */
const WHOLE = process.env.AGREEMENT_RUNS !== undefined;

/**
 * A few of many, always the same ones: those whose names have the lowest hashes, in their order. One more among the many
 * changes the sample by one.
 * @param most the size of the sample
 */
export function sample<T>(all: readonly T[], most: number, nameOf: (one: T) => string): readonly T[] {
  if (WHOLE || all.length <= most) return all;
  const hashes = new Map(all.map((one) => [one, hashOf(nameOf(one))]));
  const drawn = [...hashes].sort(([, a], [, b]) => (a < b ? -1 : 1)).slice(0, most);
  const kept = new Set(drawn.map(([one]) => one));
  return all.filter((one) => kept.has(one));
}

/** A sample of each group of them. */
export function sampleOfEach<T>(
  all: readonly T[],
  most: number,
  { groupOf, nameOf }: { readonly groupOf: (one: T) => string; readonly nameOf: (one: T) => string },
): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = groupOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()].flatMap((group) => sample(group, most, nameOf));
}

function hashOf(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}
