import { existsSync, readFileSync } from "node:fs";
import { isOwn } from "./lambdas";

/**
 * The zip files of Crosslink's own functions that came with the package, `handler.zip` in the place of `handler.ts`. The
 * repository has none: there they are compiled from their sources.
 */
export function builtZips(entries: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(
    entries
      .filter(isOwn)
      .map((entry) => [entry, entry.replace(/\.ts$/, ".zip")] as const)
      .filter(([, file]) => existsSync(file))
      .map(([entry, file]) => [entry, readFileSync(file)]),
  );
}
