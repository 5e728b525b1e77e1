import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const FILES = ["main.ts", "deployment.yaml", "package.json", "tsconfig.json", "src", "lambdas", "bench"];

/**
 * A copy of the application to measure in, with a bundle cache of its own in `node_modules`. The user's cache
 * is neither used nor emptied, and editing a file meanwhile changes nothing.
 */
export interface Workspace {
  readonly folder: string;
  /** Writes a file and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly forgetBundles: () => void;
  readonly remove: () => void;
}

export function makeWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-bench-"));
  for (const name of FILES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  linkPackages(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    write: (name, content) => {
      const file = join(folder, name);
      mkdirSync(resolve(file, ".."), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    forgetBundles: () =>
      rmSync(join(folder, "node_modules", ".cache", "crosslink"), { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Links every package, but not the dot folders of tools. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.startsWith(".")) symlinkSync(join(from, name), join(to, name), "junction");
  }
}
