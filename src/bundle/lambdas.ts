import { resolve, sep } from "node:path";

/** Where the functions of Crosslink itself are: `lambdas/<name>/handler.ts`. */
export const LAMBDAS = resolve(__dirname, "../../lambdas");

/** A module of Crosslink's own functions. */
export function lambdaFile(...path: readonly string[]): string {
  return resolve(LAMBDAS, ...path);
}

/** Whether an entry is one of Crosslink's own functions, and not a user's handler. */
export function isOwn(entry: string): boolean {
  return entry.startsWith(LAMBDAS + sep);
}
