import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";

const NAME = `${sep}node_modules`;

/**
 * The folder of packages that has the caches: in the repository its own, of an installed package the one that it is in.
 * @param folder of a module in `src/bundle`, there or in the package
 */
export function packagesFolder(folder = __dirname): string {
  const end = folder.lastIndexOf(NAME + sep);
  return end < 0 ? resolve(folder, "../../node_modules") : folder.slice(0, end + NAME.length);
}

/** Writes a file of a cache atomically: another run at the same time never reads half of it. */
export function writeWhole(file: string, content: Uint8Array | string): void {
  const temporary = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
