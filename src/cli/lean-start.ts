import { readFileSync } from "node:fs";
import Module from "node:module";

/**
 * Imported first, for what it leaves out, a third of a synthesis. Whoever hunts a defect sets
 * `NODE_OPTIONS=--enable-source-maps` and has it all.
 *
 * - Source maps: CDKTF and its bindings carry megabytes of them, which Node would parse as it loads them.
 * - Traces of references: CDKTF keeps for each the whole stack of where it was made, to name it in an error. That costs
 *   more than making the constructs, and a third of the memory.
 * - Looking through packages: tsx reads all their files for imports and exports that Node does not understand. They have
 *   none, and are loaded as Node loads them.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  process.setSourceMapsEnabled(false);
  leaveOutTraces();
  loadPackagesAsTheyAre();
}

function leaveOutTraces(): void {
  const { captureStackTrace } = Error;
  // CDKTF asks for a trace on an object that is no error and has an empty one.
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error || !("stack" in target)) captureStackTrace(target, below);
  };
}

/** How a file of a kind becomes a module; deprecated since ever, and what everybody who loads TypeScript relies on. */
type Loader = (module: Module & { _compile(code: string, file: string): void }, file: string) => void;

/** @see https://nodejs.org/api/modules.html#requireextensions */
function loadPackagesAsTheyAre(): void {
  const { _extensions: loaders } = Module as unknown as { readonly _extensions: Record<string, Loader> };
  const { ".js": own } = loaders;
  loaders[".js"] = loaders[".cjs"] = (module, file) => {
    if (/[\\/]node_modules[\\/]/.test(file)) module._compile(readFileSync(file, "utf8"), file);
    else own?.(module, file);
  };
}
