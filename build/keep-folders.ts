import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Has `__dirname` mean, in a module of a built file, the folder that the module has in the repository, as seen from the
 * built file: what a module finds beside the sources, it finds beside the built file.
 */
export function keepFolders(root: string): Plugin {
  return {
    name: "keep-folders",
    setup: (build) => {
      build.onLoad({ filter: /\/src\/.+\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (!text.includes("__dirname")) return undefined;
        const folder = JSON.stringify(relative(root, dirname(path)));
        const contents = text.replaceAll("__dirname", `require("node:path").join(__dirname, ${folder})`);
        return { contents, loader: "ts" };
      });
    },
  };
}
