import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Operation } from "../../operate/operation";
import type { ExitStatus } from "../../operate/operation-event";
import { jsonPrinter, textPrinter } from "../../operate/printer";
import { writeStacks } from "../write-stacks";

/** The options that commands which drive Terraform share. */
export interface OperateOptions {
  readonly json?: boolean;
  /** A git ref, a folder or a deployment file: what has changed about access since is told with what is proven. */
  readonly against?: string;
}

/** The signals by which a user, or whatever runs the program, wants it to stop. */
const STOPPING = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs a command that drives Terraform, in this process and at its terminal. A signal is passed on to Terraform, which is then
 * waited for: the process does not end at it.
 */
export async function operateHere(
  file: string,
  { json = false, against }: OperateOptions,
  run: (operation: Operation) => Promise<ExitStatus>,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const signal of STOPPING) process.on(signal, interrupt);
  try {
    process.exitCode = await run(operationHere({ file, json, against }, stop.signal));
  } finally {
    for (const signal of STOPPING) process.removeListener(signal, interrupt);
  }
}

function operationHere(
  { file, json, against }: { readonly file: string; readonly json: boolean; readonly against?: string },
  interrupted: AbortSignal,
): Operation {
  const isAttended = process.stdin.isTTY && process.stdout.isTTY && !json;
  return {
    ...{ file, interrupted, env: process.env },
    synthesize: async () => {
      const { deployment, stacks, proofs } = await writeStacks(file);
      const changes = against === undefined ? [] : await accessChanges(against, file);
      return { deployment, stacks, access: [...proofs, ...changes] };
    },
    logFolder: join(process.env.CDKTF_OUTDIR ?? "cdktf.out", "logs"),
    tell: json ? jsonPrinter(process.stdout) : textPrinter(process.stdout),
    ...(isAttended && { ask: (question: string) => ask(question, interrupted) }),
    commandLine: (...args) =>
      ["npx crosslink", ...args, ...(file === "deployment.yaml" ? [] : ["--file", file])].join(" "),
  };
}

/** The changes of access that a file makes, in lines. The comparison's modules are loaded only here. */
async function accessChanges(against: string, file: string): Promise<readonly string[]> {
  const { comparedWith } =
    require("../report/against/compared-files") as typeof import("../report/against/compared-files");
  const { diffText } =
    require("../../report/diff/text/diff-text") as typeof import("../../report/diff/text/diff-text");
  return diffText(await comparedWith(against, file), (word) => word).split("\n");
}

/** Asks at the terminal. An interruption is an empty answer. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Readline takes Ctrl-C from the terminal for itself.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return await terminal.question(question, { signal });
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
    process.stdout.write("\n");
    return "";
  } finally {
    terminal.close();
  }
}
