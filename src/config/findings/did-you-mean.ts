import { closest, distance } from "fastest-levenshtein";

/** ` (did you mean "account"?)`, or nothing where no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? "" : ` (did you mean ${JSON.stringify(near)}?)`;
}

/** The known name that was probably meant: a few letters off, whatever their case, or one that begins alike. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const written = name.toLowerCase();
  const lower = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  const best = closest(written, [...lower.keys()]);
  if (distance(written, best) <= Math.max(1, Math.floor(best.length / 3))) return lower.get(best);
  return written.length < 4
    ? undefined
    : known.find((candidate) => candidate.toLowerCase().startsWith(written));
}
