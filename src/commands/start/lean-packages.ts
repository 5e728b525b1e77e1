import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import { dirname, extname, join } from "node:path";
import type { LoadedModule, Loaders } from "./compiled-modules";

/**
 * Imported first, after `lean-start`: less work for each module of a package, of which a synthesis loads hundreds.
 *
 * - Transforming packages: tsx searches all their files for syntax that Node does not understand. They have
 *   none, and are loaded by Node itself, without their source maps.
 * - Resolving: Node and tsx try a dozen names for `./route`. Nearly always it is the file with the importing
 *   file's extension.
 * - Archiving: CDKTF loads `archiver`, an eighth of a synthesis, for a kind of asset that Crosslink does not have. It is loaded when
 *   it is called.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  const modules = Module as unknown as ModuleSystem;
  loadPackagesAsTheyAre(modules);
  findNeighboursFirst(modules);
  loadArchiverLate(modules);
}

/**
 * The functions by which Node finds and loads a module's file; TypeScript loaders have always relied on them.
 * @see https://nodejs.org/api/modules.html#requireextensions
 */
interface ModuleSystem {
  readonly _extensions: Loaders;
  _load(request: string, ...rest: readonly unknown[]): unknown;
  _resolveFilename(request: string, parent: LoadedModule | undefined, ...rest: readonly unknown[]): string;
}

function loadPackagesAsTheyAre({ _extensions: loaders }: ModuleSystem): void {
  const { ".js": own } = loaders;
  loaders[".js"] = loaders[".cjs"] = (module, file) => {
    if (!/[\\/]node_modules[\\/]/.test(file)) own?.(module, file);
    else module._compile(withoutSourceMap(readFileSync(file, "utf8")), file);
  };
}

function withoutSourceMap(code: string): string {
  const map = code.lastIndexOf("\n//# sourceMappingURL=data:");
  return map < 0 ? code : code.slice(0, map);
}

function findNeighboursFirst(modules: ModuleSystem): void {
  const { _resolveFilename: search } = modules;
  modules._resolveFilename = (request, parent, ...rest) => {
    const neighbour = parent?.filename && /^\.\.?\/.*\w$/.test(request) && sameKind(parent.filename, request);
    return neighbour && existsSync(neighbour) ? neighbour : search.call(modules, request, parent, ...rest);
  };
}

function loadArchiverLate(modules: ModuleSystem): void {
  const { _load: load } = modules;
  modules._load = (request, ...rest) => {
    if (request !== "archiver") return load.call(modules, request, ...rest);
    return (...args: readonly unknown[]) =>
      (load.call(modules, request, ...rest) as (...args: readonly unknown[]) => unknown)(...args);
  };
}

function sameKind(file: string, request: string): string {
  const kind = extname(file);
  return join(dirname(file), request.endsWith(kind) ? request : `${request}${kind}`);
}
