import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The packages that modules belong to, each with its licence's text; packages with the same text share it. */
export function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const packages = new Map<string, Set<string>>();
  for (const folder of folders) {
    const text = licenceText(folder);
    packages.set(text, (packages.get(text) ?? new Set()).add(nameOf(folder)));
  }
  const parts = [...packages].map(([text, names]) => `${[...names].sort().join("\n")}\n\n${text.trim()}\n`);
  return `The functions in this folder contain code of these packages.\n\n${parts.sort().join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** The folder of the innermost package that a file is in. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function nameOf(folder: string): string {
  const { name, version, license } = manifest(folder);
  return `${name} ${version} (${license})`;
}

/** @throws Error if the package has no licence file, so that it is not handed on without one */
function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`expected a licence in the package ${nameOf(folder)}, got none`);
  return readFileSync(join(folder, file), "utf8");
}
