import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { type BoundProcessOptions, boundProcess } from "./bound-process";

/** The end of a command. */
export interface Run {
  readonly status: number;
  /** Both of its streams as they were printed, without colours. */
  readonly output: string;
}

export async function run(
  command: string,
  args: readonly string[],
  options: BoundProcessOptions,
): Promise<Run> {
  const child = boundProcess(command, args, options);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  }
  const [status] = (await once(child, "close")) as [number | null];
  return { status: status ?? 1, output: stripVTControlCharacters(Buffer.concat(chunks).toString()) };
}

/** The run itself where it succeeded; otherwise an error that shows what went wrong, or else how it ended. */
export function succeeded(what: string, result: Run, expected: readonly number[] = [0]): Run {
  const { status, output } = result;
  if (expected.includes(status)) return result;
  const [error] = /^[^\n]*Error: .*/ms.exec(output) ?? [];
  throw new Error(`${what} ended with status ${status}:\n${error?.slice(0, 4000) ?? output.slice(-4000)}`);
}
