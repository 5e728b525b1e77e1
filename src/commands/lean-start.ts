import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import { dirname, extname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { keepCompiled, type LoadedModule, type Loaders } from "./compiled-modules";

/**
 * Imported first: it turns off work that takes a third of a synthesis. For debugging,
 * `NODE_OPTIONS=--enable-source-maps` keeps all of it.
 *
 * - Source maps: CDKTF and its bindings contain megabytes of them, which Node would parse on loading.
 * - Stack traces of references: CDKTF captures one for each, to name it in an error. That takes longer than
 *   making the constructs, and a third of the memory.
 * - Transforming packages: tsx searches all their files for syntax that Node does not understand. They have
 *   none, and are loaded by Node itself.
 * - Compiling: tsx reads and hashes each module to find what it compiled before; `keepCompiled` has it in one file.
 * - Optimizing: V8 compiles what has run for some milliseconds once more, on threads of its own. Of a synthesis that ends in a
 *   second that is a fifth of the processors' time, and no gain; what runs for longer is still optimized, a little later.
 * - Resolving: Node and tsx try a dozen names for `./route`. Nearly always it is the file with the importing
 *   file's extension.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  process.setSourceMapsEnabled(false);
  optimizeLater();
  leaveOutTraces();
  const modules = Module as unknown as ModuleSystem;
  loadPackagesAsTheyAre(modules);
  keepCompiled(modules._extensions);
  findNeighboursFirst(modules);
}

/** The budget is in bytes of bytecode that a function runs before it is optimized: seven times V8's own. */
function optimizeLater(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}

function leaveOutTraces(): void {
  const { captureStackTrace } = Error;
  // CDKTF captures a trace on an object that is no error and has an empty `stack`.
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error || !("stack" in target)) captureStackTrace(target, below);
  };
}

/**
 * The functions by which Node finds and loads a module's file; TypeScript loaders have always relied on them.
 * @see https://nodejs.org/api/modules.html#requireextensions
 */
interface ModuleSystem {
  readonly _extensions: Loaders;
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

function sameKind(file: string, request: string): string {
  const kind = extname(file);
  return join(dirname(file), request.endsWith(kind) ? request : `${request}${kind}`);
}
