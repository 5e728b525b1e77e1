import { dirname, relative, resolve } from "node:path";
import type { BuildFailure, Message } from "esbuild";

/** The name in esbuild's messages of a module that is not read from a file. */
export const AROUND = "<stdin>";

/** The errors of a failed build. */
export function failureOf(error: unknown): BuildFailure {
  if (error instanceof Error && "errors" in error) return error as BuildFailure;
  throw error;
}

/** `handlers/orders.ts:3:7: Could not resolve "yaml"`, the path relative to the working directory. */
export function sentence({ text, location }: Message, entry: string): string {
  const isInside = location !== null && location.file !== AROUND;
  const file = relative(process.cwd(), isInside ? resolve(dirname(entry), location.file) : entry);
  return isInside ? `${file}:${location.line}:${location.column + 1}: ${text}` : `${file}: ${text}`;
}
