import { basename, dirname, resolve } from "node:path";
import type { BuildOptions } from "esbuild";
import { isOwn, lambdaFile } from "./lambdas";

/** What an entry was compiled to. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of every file that went into it. */
  readonly inputs: readonly string[];
}

/** How functions are compiled: one small module for Lambda's Node.js, without a trace of where it was built. */
const OPTIONS = {
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
 * Every AWS client looks for credentials in a dozen places, and can read event streams. Functions of ours are given
 * their credentials and call nothing that streams: without both they are half the size and start faster, and can fall
 * back to no other credentials. A user's handler keeps them.
 */
const OWN_OPTIONS = {
  alias: { "@aws-sdk/credential-provider-node": lambdaFile("client", "no-credential-chain.ts") },
  external: ["@smithy/core/event-streams"],
} satisfies BuildOptions;

/** How an entry is compiled, all of it: what a remembered compilation has to be told apart by. */
export function optionsFor(entry: string) {
  return { ...OPTIONS, ...(isOwn(entry) && OWN_OPTIONS) };
}

/** Compiles an entry with everything that it imports. esbuild is loaded when it is first needed. */
export async function compile(entry: string): Promise<Compiled> {
  const { build } = await import("esbuild");
  const folder = dirname(entry);
  const { outputFiles, metafile } = await build({
    ...optionsFor(entry),
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
