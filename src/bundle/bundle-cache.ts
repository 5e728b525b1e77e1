import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import esbuild from "esbuild/package.json";
import fflate from "fflate/package.json";
import { compile, optionsFor, type Refused } from "./compile";
import { fingerprint, Seen, sha256 } from "./fingerprint";
import { zip } from "./zip";

/** What is remembered of a bundle. */
interface Entry {
  readonly inputs: readonly string[];
  /** Of the inputs at that time. */
  readonly fingerprint: string;
  /** SHA-256 of the zip file, by which it is stored. */
  readonly zip: string;
}

const FOLDER = resolve(__dirname, "../../node_modules/.cache/crosslink");

interface CacheOptions {
  /** @default inside node_modules */
  readonly folder?: string;
  readonly compiler?: typeof compile;
  /** What other entries' dependencies looked like a moment ago. */
  readonly seen?: Seen;
}

/**
 * The zip file of an entry, made or as it was made before. An earlier result counts only if the compiler, its options,
 * the compressor and everything that went into it are the same; whatever cannot be read, or was refused, is made again.
 */
export async function cachedZip(
  entry: string,
  { folder = FOLDER, compiler = compile, seen = new Seen() }: CacheOptions = {},
): Promise<Uint8Array | Refused> {
  const key = [entry, esbuild.version, fflate.version, JSON.stringify(optionsFor(entry))].join("\n");
  const record = join(folder, `${sha256(key)}.json`);
  const known = recall(record, folder, seen);
  if (known) return known;
  const compiled = await compiler(entry);
  if ("refused" in compiled) return compiled;
  const zipped = await zip({ "index.js": compiled.code });
  remember(record, folder, compiled.inputs, zipped);
  return zipped;
}

function recall(record: string, folder: string, seen: Seen): Uint8Array | undefined {
  try {
    const { inputs, fingerprint: then, zip: name } = JSON.parse(readFileSync(record, "utf8")) as Entry;
    if (fingerprint(inputs, seen) !== then) return undefined;
    const content = readFileSync(join(folder, `${name}.zip`));
    return sha256(content) === name ? content : undefined;
  } catch {
    // No record, or a file of it is gone: that is what a cache miss is.
    return undefined;
  }
}

function remember(record: string, folder: string, inputs: readonly string[], zipped: Uint8Array): void {
  const name = sha256(zipped);
  const entry: Entry = { inputs, fingerprint: fingerprint(inputs), zip: name };
  put(join(folder, `${name}.zip`), zipped);
  put(record, JSON.stringify(entry));
}

/** Writes a file as a whole, so that a synthesis at the same time never reads half of it. */
function put(file: string, content: Uint8Array | string): void {
  const temporary = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
