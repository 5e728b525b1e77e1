import type { Zippable } from "fflate";

/** A regular file with mode 644, as zip's Unix attributes. */
const MODE = 0o100644 << 16;
const UNIX = 3;

/**
 * A zip file that depends on its entries alone: sorted, all of one date and mode. The date is the earliest
 * that zip supports, in local time as zip stores it, so the bytes are the same in every timezone. fflate is
 * loaded on first use.
 */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { zipSync } = require("fflate") as typeof import("fflate");
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = Object.fromEntries(
    Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => [name, [bytes, { mtime, attrs: MODE, os: UNIX, level: 9 }]]),
  );
  return zipSync(entries);
}

/** The zip file of a function: one module. */
export function functionZip(code: Uint8Array): Uint8Array {
  return zip({ "index.js": code });
}

/** The same zip file with further files in it. */
export function withFiles(content: Uint8Array, files: Readonly<Record<string, string>>): Uint8Array {
  const { strToU8, unzipSync } = require("fflate") as typeof import("fflate");
  const added = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zip({ ...unzipSync(content), ...Object.fromEntries(added) });
}
