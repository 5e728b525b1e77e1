import { readFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild/package.json";
import fflate from "fflate/package.json";
import { packagesFolder, writeWhole } from "./caches";
import { compile, optionsFor } from "./compile";
import { compilePrograms, programOptions } from "./compile-program";
import type { Compiled, Refused } from "./compiled";
import { fingerprint, Seen, sha256 } from "./fingerprint";
import { builtZips } from "./lambdas";
import { functionZip } from "./zip";

/** A cached bundle. */
interface Entry {
  readonly inputs: readonly string[];
  /** The inputs' fingerprint when it was made. */
  readonly fingerprint: string;
  /** SHA-256 of the file, which is its name. */
  readonly file: string;
}

/** A kind of bundle: how it is compiled, and the file that it becomes. */
interface Kind {
  readonly extension: "zip" | "js";
  readonly compiler: typeof compile;
  /** The compiler's options for an entry. */
  readonly optionsFor: (entry: string) => object;
  readonly pack: (code: Uint8Array) => Uint8Array;
}

const FUNCTION: Kind = {
  extension: "zip",
  compiler: compile,
  optionsFor,
  pack: functionZip,
};

const PROGRAM: Kind = {
  extension: "js",
  compiler: compilePrograms,
  optionsFor: programOptions,
  pack: (code) => code,
};

const FOLDER = join(packagesFolder(), ".cache", "crosslink");

interface CacheOptions {
  /** @default inside node_modules */
  readonly folder?: string;
  readonly compiler?: typeof compile;
}

/** The bundles of entries, by entry. */
type Cached = ReadonlyMap<string, Uint8Array | Refused>;

/** The zip file of each function. Those that came with the package are not made again. */
export async function cachedZips(entries: readonly string[], options: CacheOptions = {}): Promise<Cached> {
  const built = builtZips(entries);
  const others = entries.filter((entry) => !built.has(entry));
  return new Map([...built, ...(await cached(FUNCTION, others, options))]);
}

/** The JavaScript file of each program. */
export function cachedPrograms(entries: readonly string[], options: CacheOptions = {}): Promise<Cached> {
  return cached(PROGRAM, entries, options);
}

/**
 * The bundle of each entry, from the cache or made now. A cached one is used only if the compiler, its
 * options, the compressor and every input are the same. Unreadable records and refused entries are made
 * again.
 */
async function cached(
  kind: Kind,
  entries: readonly string[],
  { folder = FOLDER, compiler = kind.compiler }: CacheOptions,
): Promise<Cached> {
  const seen = new Seen();
  const bundles = new Map<string, Uint8Array | Refused>();
  for (const entry of entries) {
    const known = recall(kind, entry, folder, seen);
    if (known) bundles.set(entry, known);
  }
  const missing = entries.filter((entry) => !bundles.has(entry));
  const compiled = missing.length > 0 ? await compiler(missing) : [];
  for (const [entry, result] of compiled) {
    bundles.set(entry, "refused" in result ? result : remember(kind, entry, folder, result));
  }
  return bundles;
}

/** The record of an entry's bundle, named by everything that the bundle depends on except files. */
function recordOf({ optionsFor }: Kind, entry: string, folder: string): string {
  const key = [entry, esbuild.version, fflate.version, JSON.stringify(optionsFor(entry))].join("\n");
  return join(folder, `${sha256(key)}.json`);
}

function recall(kind: Kind, entry: string, folder: string, seen: Seen): Uint8Array | undefined {
  try {
    const record = readFileSync(recordOf(kind, entry, folder), "utf8");
    const { inputs, fingerprint: known, file: name } = JSON.parse(record) as Entry;
    if (fingerprint(inputs, seen) !== known) return undefined;
    const content = readFileSync(join(folder, `${name}.${kind.extension}`));
    return sha256(content) === name ? content : undefined;
  } catch {
    // No record, or one of its files is gone: a cache miss.
    return undefined;
  }
}

function remember(kind: Kind, entry: string, folder: string, { code, inputs }: Compiled): Uint8Array {
  const packed = kind.pack(code);
  const name = sha256(packed);
  const record: Entry = { inputs, fingerprint: fingerprint(inputs), file: name };
  try {
    writeWhole(join(folder, `${name}.${kind.extension}`), packed);
    writeWhole(recordOf(kind, entry, folder), JSON.stringify(record));
  } catch {
    // A folder that cannot be written to costs time at the next synthesis, and nothing else.
  }
  return packed;
}
