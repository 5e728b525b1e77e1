import type { BuildOptions } from "esbuild";

/** How functions are compiled: one small module for Lambda's Node.js, without a trace of where it was built. */
export const OPTIONS = {
  bundle: true,
  minify: true,
  treeShaking: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  mainFields: ["module", "main"],
  charset: "utf8",
  legalComments: "none",
  sourcemap: false,
  logLevel: "silent",
  write: false,
  metafile: true,
} as const satisfies BuildOptions;

/**
 * The compiler, loaded when it is first needed; at once and not by a promise, so that it works, in a process of its own,
 * while others load their modules.
 */
export function esbuild(): typeof import("esbuild") {
  return require("esbuild") as typeof import("esbuild");
}
