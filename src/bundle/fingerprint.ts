import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * What a compilation came from: its own files by content, and of every folder with one of them the names in it, since a
 * new file can take another's place; dependencies' files by size and time, hundreds that nobody edits; and every
 * `package.json` and `tsconfig.json` above any of them, which say which version it is and what a name means.
 */
export function fingerprint(inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map((file) => dirname(file)))].sort();
  const seen = new Map<string, readonly string[]>();
  const settings = new Set(folders.flatMap((folder) => settingsAbove(folder, seen)));
  const parts = [
    ...[...inputs].sort().map((file) => (isDependency(file) ? stamp(file) : content(file))),
    ...[...settings].sort().map(content),
    ...folders
      .filter((folder) => !isDependency(folder))
      .map((folder) => `${folder}:${readdirSync(folder).sort().join(",")}`),
  ];
  return sha256(parts.join("\n"));
}

function isDependency(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`);
}

function content(file: string): string {
  return `${file}=${sha256(readFileSync(file))}`;
}

function stamp(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file}=${size},${mtimeMs}`;
}

/** Settings that bear on the files of a folder, up to the root; folders that were seen are not looked at again. */
function settingsAbove(folder: string, seen: Map<string, readonly string[]>): readonly string[] {
  const known = seen.get(folder);
  if (known) return known;
  const parent = dirname(folder);
  const own = ["package.json", "tsconfig.json"]
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file));
  const all = parent === folder ? own : [...own, ...settingsAbove(parent, seen)];
  seen.set(folder, all);
  return all;
}
