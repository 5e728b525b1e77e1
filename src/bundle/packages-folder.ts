import { resolve, sep } from "node:path";

const NAME = `${sep}node_modules`;

/**
 * The folder of packages that has the caches: in the repository its own, of an installed package the one that it is in.
 * @param folder of a module in `src/bundle`, there or in the package
 */
export function packagesFolder(folder = __dirname): string {
  const end = folder.lastIndexOf(NAME + sep);
  return end < 0 ? resolve(folder, "../../node_modules") : folder.slice(0, end + NAME.length);
}
