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
