import { existsSync, readFileSync } from "node:fs";
import { resolve, sep } from "node:path";

/** The folder of Crosslink's own functions: `lambdas/<name>/handler.ts`. */
export const LAMBDAS = resolve(__dirname, "../../lambdas");

/** A module of Crosslink's own functions. */
export function lambdaFile(...path: readonly string[]): string {
  return resolve(LAMBDAS, ...path);
}

/** True if an entry is one of Crosslink's own functions, and not a user's handler. */
export function isOwn(entry: string): boolean {
  return entry.startsWith(LAMBDAS + sep);
}

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
