import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A cache of what was read from disk: functions share most dependencies, and each file is read once. */
export class Seen {
  /** Hash, or size and time, of each file, by path. */
  readonly files = new Map<string, string>();
  /** Settings files, by folder. */
  readonly settings = new Map<string, readonly string[]>();
}

/**
 * A hash of everything that a compilation depends on: its own files by content; the names in their folders,
 * since a new file can take another's place in an import; dependencies' files (hundreds, which nobody edits)
 * by size and time; and every `package.json` and `tsconfig.json` above any of them, which decide versions and
 * module resolution.
 * @param seen is added to
 */
export function fingerprint(inputs: readonly string[], seen = new Seen()): string {
  const folders = [...new Set(inputs.map((file) => dirname(file)))].sort();
  const settings = new Set(folders.flatMap((folder) => settingsAbove(folder, seen)));
  const parts = [
    ...[...inputs, ...settings].sort().map((file) => look(file, seen)),
    ...folders
      .filter((folder) => !isDependency(folder))
      .map((folder) => `${folder}:${readdirSync(folder).sort().join(",")}`),
  ];
  return sha256(parts.join("\n"));
}

function look(file: string, { files }: Seen): string {
  const known = files.get(file) ?? (isDependency(file) && !isSettings(file) ? stamp(file) : content(file));
  files.set(file, known);
  return known;
}

function isDependency(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`);
}

const SETTINGS = ["package.json", "tsconfig.json"];

function isSettings(path: string): boolean {
  return SETTINGS.includes(basename(path));
}

function content(file: string): string {
  return `${file}=${sha256(readFileSync(file))}`;
}

function stamp(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file}=${size},${mtimeMs}`;
}

/** Settings files that apply to a folder, up to the root. */
function settingsAbove(folder: string, seen: Seen): readonly string[] {
  const known = seen.settings.get(folder);
  if (known) return known;
  const parent = dirname(folder);
  const own = SETTINGS.map((name) => join(folder, name)).filter((file) => existsSync(file));
  const all = parent === folder ? own : [...own, ...settingsAbove(parent, seen)];
  seen.settings.set(folder, all);
  return all;
}
