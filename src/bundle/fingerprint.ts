import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * What a compilation came from: its files by content; of every folder with one of them the names in it, since a new
 * file can take another's place; and every `package.json` and `tsconfig.json` above, which decide what a name means.
 */
export function fingerprint(inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map((file) => dirname(file)))];
  const settings = new Set(folders.flatMap(settingsAbove));
  const parts = [
    ...[...inputs, ...settings].sort().map((file) => `${file}=${sha256(readFileSync(file))}`),
    ...folders.sort().map((folder) => `${folder}:${readdirSync(folder).sort().join(",")}`),
  ];
  return sha256(parts.join("\n"));
}

/** Settings that bear on the files of a folder, up to the root. */
function settingsAbove(folder: string): readonly string[] {
  const own = ["package.json", "tsconfig.json"]
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file));
  const parent = dirname(folder);
  return parent === folder ? own : [...own, ...settingsAbove(parent)];
}
