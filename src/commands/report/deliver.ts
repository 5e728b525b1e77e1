import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a text into a file, whose path is printed then; without a path the text itself is printed. */
export function deliver(text: string, path: string | undefined): void {
  if (path === undefined) return void process.stdout.write(text);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
