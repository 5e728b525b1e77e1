import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import tsx from "tsx/package.json";

/** Node's loaders of files, by extension. */
export type Loaders = Record<string, (module: LoadedModule, file: string) => void>;

export type LoadedModule = NodeJS.Module & { _compile(code: string, file: string): void };

/** A module's JavaScript, and the stamp of the file that it was compiled from. */
interface Compiled {
  readonly stamp: string;
  readonly code: string;
}

const FOLDER = resolve(__dirname, "../../../node_modules/.cache/crosslink-modules");

/**
 * Keeps the JavaScript of the application's own modules in one file. tsx keeps it too, but reads and hashes each module to
 * find it: a quarter of a millisecond for each of some 400.
 */
export function keepCompiled(loaders: Loaders, folder = FOLDER): void {
  const { ".ts": compile } = loaders;
  if (compile === undefined) return;
  const store = join(folder, `modules-${process.version}-${tsx.version}.json`);
  const known = readStore(store);
  let isChanged = false;
  loaders[".ts"] = (module, file) => {
    const stamp = stampOf(file);
    const kept = known[file];
    if (kept?.stamp === stamp) return module._compile(kept.code, file);
    const { _compile: run } = module;
    module._compile = (code, name) => {
      known[file] = { stamp, code };
      isChanged = true;
      module._compile = run;
      module._compile(code, name);
    };
    compile(module, file);
  };
  process.once("exit", () => {
    if (isChanged) writeStore(store, folder, known);
  });
}

/** A file with the same stamp has not been written since. */
function stampOf(file: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  return [ino, size, mtimeMs, ctimeMs].join();
}

function readStore(store: string): Record<string, Compiled> {
  try {
    return JSON.parse(readFileSync(store, "utf8")) as Record<string, Compiled>;
  } catch {
    // There is none yet, or not a whole one.
    return {};
  }
}

function writeStore(store: string, folder: string, known: Readonly<Record<string, Compiled>>): void {
  const draft = `${store}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    // Files that were moved or removed would make the store longer to read for ever.
    const kept = Object.entries(known).filter(([file]) => existsSync(file));
    writeFileSync(draft, JSON.stringify(Object.fromEntries(kept)));
    renameSync(draft, store);
  } catch {
    // A folder that cannot be written to costs time at the next start, and nothing else.
  }
}
