import { basename, dirname, relative, resolve } from "node:path";
import type { BuildFailure, BuildOptions, Message } from "esbuild";
import { isOwn, lambdaFile } from "./lambdas";

/** What an entry was compiled to. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of every file that went into it. */
  readonly inputs: readonly string[];
}

/** Why an entry was not compiled: esbuild's messages, each after the place in the file. */
export interface Refused {
  readonly refused: readonly string[];
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
  const folder = { absWorkingDir: dirname(entry) };
  return isOwn(entry)
    ? { ...OPTIONS, ...OWN_OPTIONS, ...folder, entryPoints: [basename(entry)] }
    : { ...OPTIONS, ...folder, stdin: { contents: theHandlerOf(entry), resolveDir: dirname(entry) } };
}

/** A module around a user's, which asks for the one export that Lambda calls: a linker misses what is not there. */
function theHandlerOf(entry: string): string {
  return `export { handler } from ${JSON.stringify(`./${basename(entry)}`)};`;
}

/** The name of that module in what esbuild says. */
const AROUND = "<stdin>";

/** Compiles an entry with everything that it imports, or says why not. esbuild is loaded when it is first needed. */
export async function compile(entry: string): Promise<Compiled | Refused> {
  // Loaded at once and not by a promise: esbuild then works, in a process of its own, while others load their modules.
  const { build } = require("esbuild") as typeof import("esbuild");
  const folder = dirname(entry);
  const result = await build(optionsFor(entry)).catch((error: unknown) => failureOf(error));
  // Of a module that exports nothing at all esbuild only warns.
  const refused = "outputFiles" in result ? result.warnings.filter(isMissingHandler) : result.errors;
  if (!("outputFiles" in result) || refused.length > 0) {
    return { refused: refused.map((message) => sentence(message, entry)) };
  }
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return {
    code: output.contents,
    inputs: Object.keys(result.metafile.inputs)
      .filter((input) => input !== AROUND)
      .map((input) => resolve(folder, input)),
  };
}

function failureOf(error: unknown): BuildFailure {
  if (error instanceof Error && "errors" in error) return error as BuildFailure;
  throw error;
}

function isMissingHandler({ id, location }: Message): boolean {
  return id === "import-is-undefined" && location?.file === AROUND;
}

/** `handlers/orders.ts:3:7: Could not resolve "yaml"`, the path from where the synthesis runs. */
function sentence({ text, location }: Message, entry: string): string {
  const isInside = location !== null && location.file !== AROUND;
  const file = relative(process.cwd(), isInside ? resolve(dirname(entry), location.file) : entry);
  return isInside ? `${file}:${location.line}:${location.column + 1}: ${text}` : `${file}: ${text}`;
}
