import { compileHandler, handlerOptions } from "./compile-handler";
import { compileOwn, OWN_OPTIONS } from "./compile-own";
import type { Compiled, Refused } from "./compiled";
import { isOwn } from "./lambdas";

/** Compiles entries with everything that they import, or says why not: our own functions together, others each by itself. */
export async function compile(entries: readonly string[]): Promise<ReadonlyMap<string, Compiled | Refused>> {
  const results = await Promise.all([
    compileOwn(entries.filter(isOwn)),
    ...entries
      .filter((entry) => !isOwn(entry))
      .map(async (entry) => [[entry, await compileHandler(entry)] as const]),
  ]);
  return new Map<string, Compiled | Refused>(results.flat());
}

/** How an entry is compiled, all of it: what a remembered compilation has to be told apart by. */
export function optionsFor(entry: string): object {
  return isOwn(entry) ? OWN_OPTIONS : handlerOptions(entry);
}
