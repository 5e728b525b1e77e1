import { readFileSync, statSync } from "node:fs";
import { ConfigError, type Problem } from "../model/problem";
import { Source } from "./text/source";

/**
 * The same error, in which each problem names the line of the file that it contradicts. Those that are found after the file
 * was read, by a proof or in a handler, know only the keys.
 */
export function withPlaces({ file, problems }: ConfigError): ConfigError {
  const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  const unplaced = problems.some(isUnplaced);
  if (!isThere || !unplaced) return new ConfigError(file, problems);
  const source = new Source(readFileSync(file, "utf8"));
  return new ConfigError(
    file,
    problems.map((one) => (isUnplaced(one) ? { ...one, ...source.placeOf(keysOf(one.path), "key") } : one)),
  );
}

function isUnplaced({ path, line, file }: Problem): boolean {
  return path !== "" && line === undefined && file === undefined;
}

/** `["consumers", "orders", "zones", 1]` of `consumers.orders.zones[1]` */
function keysOf(path: string): readonly PropertyKey[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
}
