import type { BuildOptions } from "esbuild";

/**
 * esbuild's options for every function: one small module for Lambda's Node.js, without a trace of where it
 * was built.
 */
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
 * The compiler, loaded on first use. It is loaded synchronously, so that its process can work while others
 * load their modules.
 */
export function esbuild(): typeof import("esbuild") {
  return require("esbuild") as typeof import("esbuild");
}
