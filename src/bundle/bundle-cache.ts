import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import esbuild from "esbuild/package.json";
import { type Compiled, compile, optionsFor, type Refused } from "./compile";
import { fingerprint, sha256 } from "./fingerprint";

/** What is remembered of a compilation. */
interface Entry {
  readonly inputs: readonly string[];
  /** Of the inputs at that time. */
  readonly fingerprint: string;
  /** SHA-256 of the code, by which it is stored. */
  readonly code: string;
}

const FOLDER = resolve(__dirname, "../../node_modules/.cache/crosslink");

/**
 * The code of an entry, compiled or as it was compiled before. An earlier result counts only if the compiler, its
 * options and everything that went into it are the same; whatever cannot be read, or was refused, is compiled again.
 */
export async function cachedCode(
  entry: string,
  folder = FOLDER,
  compiler = compile,
): Promise<Uint8Array | Refused> {
  const record = join(
    folder,
    `${sha256(`${entry}\n${esbuild.version}\n${JSON.stringify(optionsFor(entry))}`)}.json`,
  );
  const known = recall(record, folder);
  if (known) return known;
  const compiled = await compiler(entry);
  if ("refused" in compiled) return compiled;
  remember(record, folder, compiled);
  return compiled.code;
}

function recall(record: string, folder: string): Uint8Array | undefined {
  try {
    const { inputs, fingerprint: then, code } = JSON.parse(readFileSync(record, "utf8")) as Entry;
    if (fingerprint(inputs) !== then) return undefined;
    const content = readFileSync(join(folder, `${code}.js`));
    return sha256(content) === code ? content : undefined;
  } catch {
    // No record, or a file of it is gone: that is what a cache miss is.
    return undefined;
  }
}

function remember(record: string, folder: string, { inputs, code }: Compiled): void {
  const name = sha256(code);
  const entry: Entry = { inputs, fingerprint: fingerprint(inputs), code: name };
  put(join(folder, `${name}.js`), code);
  put(record, JSON.stringify(entry));
}

/** Writes a file as a whole, so that a synthesis at the same time never reads half of it. */
function put(file: string, content: Uint8Array | string): void {
  const temporary = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
