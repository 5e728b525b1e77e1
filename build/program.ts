import { chmodSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { keepFolders } from "./keep-folders";

const ROOT = resolve(__dirname, "..");

/**
 * The package's JavaScript files, each with all modules that only it uses. The commands are apart from the program, so that
 * its help starts without them; errors are apart from both, as each has to know the other's.
 */
const FILES = {
  crosslink: "src/commands/crosslink.ts",
  commands: "src/commands/command-modules.ts",
  "command-line": "src/commands/command-line.ts",
  problem: "src/model/problem.ts",
  index: "src/index.ts",
};

/**
 * Writes the program and the library. Packages are not included: whoever builds a CDKTF application on the library has to
 * have the same CDKTF, not another copy of it. A module that is required where it is used stays so.
 */
export async function buildProgram(folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: FILES,
    outdir: folder,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8",
    // Names stay, for the stack traces of defects.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "warning",
    plugins: [filesApart, keepFolders(ROOT)],
  });
  chmodSync(join(folder, "crosslink.js"), 0o755);
}

/** Has each file require the others instead of including their modules. */
const filesApart: Plugin = {
  name: "files-apart",
  setup: (build) => {
    const names = new Map(Object.entries(FILES).map(([name, file]) => [file, name]));
    build.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
      const name = names.get(`${relative(ROOT, resolve(dirname(importer), path))}.ts`);
      return name === undefined || kind === "entry-point"
        ? undefined
        : { path: `./${name}.js`, external: true };
    });
  },
};
