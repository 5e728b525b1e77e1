import "./lean-start";
import Module from "node:module";
import { keepCompiled, type Loaders } from "./compiled-modules";
import "./lean-packages";

/**
 * Imported first where TypeScript is run from its sources. tsx reads and hashes each module to find what it compiled before;
 * `keepCompiled` has it in one file.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  keepCompiled((Module as unknown as { readonly _extensions: Loaders })._extensions);
}
