import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");

/** What is packed beside `dist`. */
const PACKED = ["package.json", "README.md", "LICENSE", "deployment.schema.json"];

/** The package as `npm pack` makes it. */
export interface PackedPackage {
  readonly tarball: string;
  readonly kilobytes: number;
  readonly remove: () => void;
}

/** Builds and packs the package, apart from the repository, in which others may be building it too. */
export function packPackage(): PackedPackage {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-package-"));
  for (const name of PACKED) cpSync(join(ROOT, name), join(folder, name));
  const tsx = require.resolve("tsx/cjs");
  execFileSync(process.execPath, ["--require", tsx, join(ROOT, "build/build.ts"), join(folder, "dist")]);
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const tarball = join(folder, filename);
  return {
    tarball,
    kilobytes: statSync(tarball).size / 1024,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * Installs a package as npm does, but from no registry: it is unpacked into `node_modules`, and the packages that its
 * manifest depends on are links to those of the repository.
 * @returns the program, to be run by Node.js
 */
export function installPackage({ tarball }: Pick<PackedPackage, "tarball">, folder: string): string {
  const installed = join(folder, "node_modules", "crosslink");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  const { dependencies, bin } = require(join(installed, "package.json")) as Manifest;
  for (const name of Object.keys(dependencies)) linkPackage(name, folder);
  return join(installed, bin.crosslink);
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: { readonly crosslink: string };
}

/** Links a package of the repository into a folder's `node_modules`. */
export function linkPackage(name: string, folder: string): void {
  const link = join(folder, "node_modules", name);
  mkdirSync(dirname(link), { recursive: true });
  if (!existsSync(link)) symlinkSync(join(ROOT, "node_modules", name), link, "junction");
}
