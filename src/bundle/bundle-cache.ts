import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import esbuild from "esbuild/package.json";
import fflate from "fflate/package.json";
import { compile, optionsFor } from "./compile";
import type { Compiled, Refused } from "./compiled";
import { fingerprint, Seen, sha256 } from "./fingerprint";
import { zip } from "./zip";

/** A cached bundle. */
interface Entry {
  readonly inputs: readonly string[];
  /** The inputs' fingerprint when it was made. */
  readonly fingerprint: string;
  /** SHA-256 of the zip file, which is its file name. */
  readonly zip: string;
}

const FOLDER = resolve(__dirname, "../../node_modules/.cache/crosslink");

interface CacheOptions {
  /** @default inside node_modules */
  readonly folder?: string;
  readonly compiler?: typeof compile;
}

/**
 * The zip file of each entry, from the cache or made now. A cached one is used only if the compiler, its
 * options, the compressor and every input are the same. Unreadable records and refused entries are made
 * again.
 */
export async function cachedZips(
  entries: readonly string[],
  { folder = FOLDER, compiler = compile }: CacheOptions = {},
): Promise<ReadonlyMap<string, Uint8Array | Refused>> {
  const seen = new Seen();
  const zips = new Map<string, Uint8Array | Refused>();
  for (const entry of entries) {
    const known = recall(recordOf(entry, folder), folder, seen);
    if (known) zips.set(entry, known);
  }
  const missing = entries.filter((entry) => !zips.has(entry));
  const compiled = missing.length > 0 ? await compiler(missing) : [];
  for (const [entry, result] of compiled) {
    zips.set(entry, "refused" in result ? result : remember(recordOf(entry, folder), folder, result));
  }
  return zips;
}

/** The record of an entry's bundle, named by everything that the bundle depends on except files. */
function recordOf(entry: string, folder: string): string {
  const key = [entry, esbuild.version, fflate.version, JSON.stringify(optionsFor(entry))].join("\n");
  return join(folder, `${sha256(key)}.json`);
}

function recall(record: string, folder: string, seen: Seen): Uint8Array | undefined {
  try {
    const { inputs, fingerprint: cached, zip: name } = JSON.parse(readFileSync(record, "utf8")) as Entry;
    if (fingerprint(inputs, seen) !== cached) return undefined;
    const content = readFileSync(join(folder, `${name}.zip`));
    return sha256(content) === name ? content : undefined;
  } catch {
    // No record, or one of its files is gone: a cache miss.
    return undefined;
  }
}

function remember(record: string, folder: string, { code, inputs }: Compiled): Uint8Array {
  const zipped = zip({ "index.js": code });
  const name = sha256(zipped);
  const entry: Entry = { inputs, fingerprint: fingerprint(inputs), zip: name };
  put(join(folder, `${name}.zip`), zipped);
  put(record, JSON.stringify(entry));
  return zipped;
}

/** Writes a file atomically: a synthesis at the same time never reads half of it. */
function put(file: string, content: Uint8Array | string): void {
  const temporary = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
