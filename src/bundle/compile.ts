import { compileHandler, handlerOptions } from "./compile-handler";
import { compileOwn, OWN_OPTIONS } from "./compile-own";
import { isOwn } from "./lambdas";

/** What an entry was compiled to. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of every file that went into it. */
  readonly inputs: readonly string[];
}

/** Why an entry was not compiled: esbuild's messages, each after the place in the file. */
export interface Refused {
  readonly refused: readonly string[];
}

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
