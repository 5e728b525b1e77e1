import { basename, dirname, resolve } from "node:path";
import type { BuildOptions } from "esbuild";

/** What an entry was compiled to. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of every file that went into it. */
  readonly inputs: readonly string[];
}

/**
 * How functions are compiled: one small module for Lambda's Node.js, without a trace of where it was built. Every AWS
 * client looks for credentials in a dozen places; a function of ours is given its own, so that chain stays out.
 */
export const COMPILE_OPTIONS = {
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

/** Compiles an entry with everything that it imports. esbuild is loaded when it is first needed. */
export async function compile(entry: string): Promise<Compiled> {
  const { build } = await import("esbuild");
  const folder = dirname(entry);
  const { outputFiles, metafile } = await build({
    ...COMPILE_OPTIONS,
    alias: ALIASES,
    entryPoints: [basename(entry)],
    absWorkingDir: folder,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return {
    code: output.contents,
    inputs: Object.keys(metafile.inputs).map((input) => resolve(folder, input)),
  };
}

const ALIASES = {
  "@aws-sdk/credential-provider-node": resolve(__dirname, "../../lambdas/client/no-credential-chain.ts"),
};
