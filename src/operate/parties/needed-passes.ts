import { byRequirement } from "./in-order";
import type { Link } from "./links";

/**
 * The passes after which every plan is empty, the one that finds so included. They are counted by playing the passes through on
 * empty accounts: a party is applied if it was not before, or if a fact that it reads is there now and was not when it was
 * applied. A fact is there once its source is applied: none depends on the optional ones, so there is no longer chain. A change
 * of a deployment that stands takes no more, since the same facts go the same ways.
 *
 * A party alone takes two passes; a consumer of a regional API as well, as it is planned after its provider within one pass; a
 * provider that reads its consumers' endpoints three.
 */
export function neededPasses(parties: readonly string[], links: readonly Link[]): number {
  const order = byRequirement(parties, links);
  /** The sources that a party knew when it was applied last. */
  const known = new Map<string, number>();
  for (let pass = 1; ; pass += 1) {
    const before = known.size === 0 ? undefined : [...known.values()].join();
    for (const party of order) {
      const sources = new Set(
        links
          .filter(({ reader, source }) => reader === party && known.has(source))
          .map((link) => link.source),
      );
      known.set(party, sources.size);
    }
    if (before === [...known.values()].join()) return pass;
  }
}
