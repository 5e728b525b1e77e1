import { compileHandler, handlerOptions } from "./compile-handler";
import { compileOwn, OWN_OPTIONS } from "./compile-own";
import type { Compiled, Refused } from "./compiled";
import { isOwn } from "./lambdas";

/**
 * Compiles entries with their imports, or gives the reasons why not: Crosslink's own functions together,
 * handlers one by one.
 */
export async function compile(entries: readonly string[]): Promise<ReadonlyMap<string, Compiled | Refused>> {
  const results = await Promise.all([
    compileOwn(entries.filter(isOwn)),
    ...entries
      .filter((entry) => !isOwn(entry))
      .map(async (entry) => [[entry, await compileHandler(entry)] as const]),
  ]);
  return new Map<string, Compiled | Refused>(results.flat());
}

/** The compiler's options for an entry: a part of the cache key. */
export function optionsFor(entry: string): object {
  return isOwn(entry) ? OWN_OPTIONS : handlerOptions(entry);
}
